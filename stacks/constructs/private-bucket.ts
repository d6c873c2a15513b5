import { addressOf } from '#model/address';
import type { Tags } from '#model/element';
import { policyJson, type Statement } from '#policies/statement';
import { nameResource } from '../address';
import {
  Construct,
  S3Bucket,
  S3BucketLifecycleConfiguration,
  S3BucketOwnershipControls,
  S3BucketPolicy,
  S3BucketPublicAccessBlock,
  S3BucketServerSideEncryptionConfigurationA,
  S3BucketVersioningA,
  type TerraformResource,
} from '../cdktf';
import { reference, tagSettings } from '../text';

const ABANDONED_UPLOAD_DAYS = 7;

type Lifecycle = NonNullable<ConstructorParameters<typeof S3BucketLifecycleConfiguration>[2]['rule']>;

export interface BucketSettings {
  /** Of all its resources in Terraform. */
  readonly address: string;
  readonly name: { readonly bucket: string } | { readonly bucketPrefix: string };
  /** Its KMS key; S3 has one of its own where there is none. */
  readonly key: string | undefined;
  readonly oldVersionDays: number;
  /** Days until objects are deleted. */
  readonly expiresAfter: number | undefined;
  /** Whether it may go with all that is in it. */
  readonly disposable?: true;
  /** Its policy. */
  readonly statements: readonly Statement[];
  readonly tags: Tags;
}

/** A bucket with versions, encryption, no access for the public, and no request without TLS. */
export class PrivateBucket extends Construct {
  /** Before it exists, what writes to the bucket may be refused. */
  readonly policy: TerraformResource;

  constructor(scope: Construct, id: string, settings: BucketSettings) {
    super(scope, id);
    const { address, name, key, statements, tags } = settings;
    const bucket = reference(addressOf(address, 'bucket'), 'id');
    const byDefault =
      key === undefined ? { sseAlgorithm: 'AES256' } : { sseAlgorithm: 'aws:kms', kmsMasterKeyId: key };
    this.policy = new S3BucketPolicy(this, 'policy', {
      bucket,
      policy: policyJson(statements),
    });
    const resources = [
      new S3Bucket(this, 'resource', {
        ...name,
        ...(settings.disposable ? { forceDestroy: true } : {}),
        ...tagSettings(tags),
      }),
      new S3BucketPublicAccessBlock(this, 'public-access', {
        bucket,
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      }),
      new S3BucketOwnershipControls(this, 'ownership', {
        bucket,
        rule: { objectOwnership: 'BucketOwnerEnforced' },
      }),
      new S3BucketVersioningA(this, 'versioning', {
        bucket,
        versioningConfiguration: { status: 'Enabled' },
      }),
      new S3BucketServerSideEncryptionConfigurationA(this, 'encryption', {
        bucket,
        rule: [{ applyServerSideEncryptionByDefault: byDefault, bucketKeyEnabled: key !== undefined }],
      }),
      new S3BucketLifecycleConfiguration(this, 'lifecycle', { bucket, rule: lifecycleRules(settings) }),
      this.policy,
    ];
    for (const resource of resources) nameResource(resource, address);
  }
}

function lifecycleRules({ expiresAfter, oldVersionDays }: BucketSettings): Lifecycle {
  const everything = { status: 'Enabled', filter: [{ prefix: '' }] };
  return [
    {
      ...everything,
      id: 'tidy',
      abortIncompleteMultipartUpload: [{ daysAfterInitiation: ABANDONED_UPLOAD_DAYS }],
      noncurrentVersionExpiration: [{ noncurrentDays: oldVersionDays }],
    },
    ...(expiresAfter === undefined
      ? []
      : [{ ...everything, id: 'expire', expiration: [{ days: expiresAfter }] }]),
  ];
}
