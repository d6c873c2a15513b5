import { stackName } from '#model/topology';
import { SHARED } from '../address';
import type { Construct } from '../cdktf';
import type { StackContext } from '../context';
import type { Statement } from '../policy';
import { literal, reference } from '../text';
import { PrivateBucket } from './private-bucket';

/** The 63 of a name less the 26 that Terraform adds: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const PREFIX_LENGTH = 37;

interface Records {
  readonly retentionDays: number;
  /** The ARN of the one trail that writes here. */
  readonly writer: string;
}

/** A bucket that only one trail writes to, and nobody reads who is not allowed to by name. */
export class TrailBucket extends PrivateBucket {
  readonly name = reference(`aws_s3_bucket.${SHARED.trail}`, 'bucket');

  constructor(scope: Construct, { retentionDays, writer }: Records, context: StackContext) {
    const { topology } = context;
    super(scope, 'bucket', {
      address: SHARED.trail,
      name: { bucketPrefix: literal(`${stackName(topology)}-audit-`.slice(0, PREFIX_LENGTH)) },
      key: reference(`aws_kms_key.${SHARED.trail}`, 'arn'),
      oldVersionDays: retentionDays,
      expiresAfter: retentionDays,
      statements: bucketPolicy(writer, context),
      tags: topology.tags,
    });
  }
}

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html */
function bucketPolicy(writer: string, { topology, account }: StackContext): Statement[] {
  const arn = reference(`aws_s3_bucket.${SHARED.trail}`, 'arn');
  const service = { Service: 'cloudtrail.amazonaws.com' };
  const fromTrail = { 'aws:SourceArn': writer };
  return [
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
