import type { Bucket as BucketElement } from '../../src/topology/store';
import { nameResource, storeAddress } from '../address';
import {
  Construct,
  S3Bucket,
  S3BucketLifecycleConfiguration,
  S3BucketOwnershipControls,
  S3BucketPolicy,
  S3BucketPublicAccessBlock,
  S3BucketServerSideEncryptionConfigurationA,
  S3BucketVersioningA,
} from '../cdktf';
import type { StackContext } from '../context';
import { denyInsecureTransport, policyJson } from '../policy';
import { composedStoreName, kmsKeyOf } from '../references';
import { reference, tagSettings } from '../text';

const ABANDONED_UPLOAD_DAYS = 7;
const OLD_VERSION_DAYS = 90;

/** A private bucket with versions, encryption, and no request without TLS. Only grants let anybody in. */
export class Bucket extends Construct {
  constructor(scope: Construct, store: BucketElement, context: StackContext) {
    super(scope, `store-${store.name}`);
    const bucket = reference(storeAddress(store), 'id');
    const arn = reference(storeAddress(store), 'arn');
    const key = kmsKeyOf(context, store.encryption);
    const resources = [
      new S3Bucket(this, 'resource', {
        bucket: composedStoreName(context, store),
        ...tagSettings(store.tags),
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
        rule: [
          {
            applyServerSideEncryptionByDefault:
              key === undefined
                ? { sseAlgorithm: 'AES256' }
                : { sseAlgorithm: 'aws:kms', kmsMasterKeyId: key },
            bucketKeyEnabled: key !== undefined,
          },
        ],
      }),
      new S3BucketLifecycleConfiguration(this, 'lifecycle', { bucket, rule: lifecycleRules(store) }),
      new S3BucketPolicy(this, 'policy', {
        bucket,
        policy: policyJson([denyInsecureTransport('s3:*', [arn, `${arn}/*`])]),
      }),
    ];
    for (const resource of resources) nameResource(resource, store.name);
  }
}

function lifecycleRules({ expiresAfter }: BucketElement) {
  const everything = { status: 'Enabled', filter: [{ prefix: '' }] };
  return [
    {
      ...everything,
      id: 'tidy',
      abortIncompleteMultipartUpload: [{ daysAfterInitiation: ABANDONED_UPLOAD_DAYS }],
      noncurrentVersionExpiration: [{ noncurrentDays: OLD_VERSION_DAYS }],
    },
    ...(expiresAfter === undefined
      ? []
      : [{ ...everything, id: 'expire', expiration: [{ days: expiresAfter }] }]),
  ];
}
