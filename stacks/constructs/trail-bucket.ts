import { stackName } from '../../src/topology/topology';
import { nameResource, SHARED } from '../address';
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
import type { StackContext } from '../context';
import { denyInsecureTransport, policyJson, type Statement } from '../policy';
import { literal, reference, tagSettings } from '../text';

/** The 63 of a name less the 26 that Terraform adds: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const PREFIX_LENGTH = 37;

const ABANDONED_UPLOAD_DAYS = 7;

interface Records {
  readonly retentionDays: number;
  /** The ARN of the one trail that writes here. */
  readonly writer: string;
}

/** A bucket that only one trail writes to, and nobody reads who is not allowed to by name. */
export class TrailBucket extends Construct {
  readonly name = reference(`aws_s3_bucket.${SHARED.trail}`, 'bucket');
  readonly policy: TerraformResource;

  constructor(scope: Construct, { retentionDays, writer }: Records, context: StackContext) {
    super(scope, 'bucket');
    const { topology } = context;
    const bucket = this.name;
    const add = (resource: TerraformResource) => nameResource(resource, SHARED.trail);
    add(
      new S3Bucket(this, 'bucket', {
        bucketPrefix: literal(`${stackName(topology)}-audit-`.slice(0, PREFIX_LENGTH)),
        ...tagSettings(topology.tags),
      }),
    );
    add(
      new S3BucketOwnershipControls(this, 'owner', {
        bucket,
        rule: { objectOwnership: 'BucketOwnerEnforced' },
      }),
    );
    add(
      new S3BucketPublicAccessBlock(this, 'private', {
        bucket,
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      }),
    );
    add(
      new S3BucketVersioningA(this, 'versions', { bucket, versioningConfiguration: { status: 'Enabled' } }),
    );
    const kmsMasterKeyId = reference(`aws_kms_key.${SHARED.trail}`, 'arn');
    const byDefault = { sseAlgorithm: 'aws:kms', kmsMasterKeyId };
    add(
      new S3BucketServerSideEncryptionConfigurationA(this, 'encryption', {
        bucket,
        rule: [{ applyServerSideEncryptionByDefault: byDefault, bucketKeyEnabled: true }],
      }),
    );
    add(
      new S3BucketLifecycleConfiguration(this, 'lifecycle', {
        bucket,
        rule: [
          {
            id: 'expire',
            status: 'Enabled',
            filter: [{ prefix: '' }],
            expiration: [{ days: retentionDays }],
            noncurrentVersionExpiration: [{ noncurrentDays: retentionDays }],
            abortIncompleteMultipartUpload: [{ daysAfterInitiation: ABANDONED_UPLOAD_DAYS }],
          },
        ],
      }),
    );
    this.policy = new S3BucketPolicy(this, 'policy', {
      bucket,
      policy: policyJson(bucketPolicy(writer, context)),
    });
    add(this.policy);
  }
}

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html */
function bucketPolicy(writer: string, { topology, account }: StackContext): Statement[] {
  const arn = reference(`aws_s3_bucket.${SHARED.trail}`, 'arn');
  const service = { Service: 'cloudtrail.amazonaws.com' };
  const fromTrail = { 'aws:SourceArn': writer };
  return [
    denyInsecureTransport('s3:*', [arn, `${arn}/*`]),
    {
      Sid: 'AllowTrailToLook',
      Effect: 'Allow',
      Principal: service,
      Action: 's3:GetBucketAcl',
      Resource: arn,
      Condition: { StringEquals: fromTrail },
    },
    {
      Sid: 'AllowTrailToWrite',
      Effect: 'Allow',
      Principal: service,
      Action: 's3:PutObject',
      Resource: `${arn}/${stackName(topology)}/AWSLogs/${account}/*`,
      Condition: { StringEquals: { ...fromTrail, 's3:x-amz-acl': 'bucket-owner-full-control' } },
    },
  ];
}
