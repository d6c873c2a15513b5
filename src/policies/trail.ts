import { stackName } from '#model/topology';
import { keyAdministration } from './key-administration';
import type { Statement } from './statement';
import { arnOf, type PolicyWriter } from './writer';

const SERVICE = { Service: 'cloudtrail.amazonaws.com' };

/** Put together, since bucket and key have to admit the trail before it exists. */
function trailArn(writer: PolicyWriter): string {
  return arnOf(writer, 'cloudtrail', `trail/${stackName(writer.topology)}`);
}

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html */
export function trailKeyPolicy(writer: PolicyWriter): Statement[] {
  return [
    keyAdministration(writer),
    {
      Sid: 'AllowTrail',
      Effect: 'Allow',
      Principal: SERVICE,
      Action: ['kms:DescribeKey', 'kms:GenerateDataKey*'],
      Resource: '*',
      Condition: { StringEquals: { 'aws:SourceArn': trailArn(writer) } },
    },
  ];
}

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html */
export function trailBucketPolicy(writer: PolicyWriter): Statement[] {
  const { topology, account, names } = writer;
  const arn = names.single('trail-bucket');
  const fromTrail = { 'aws:SourceArn': trailArn(writer) };
  return [
    {
      Sid: 'AllowTrailToLook',
      Effect: 'Allow',
      Principal: SERVICE,
      Action: 's3:GetBucketAcl',
      Resource: arn,
      Condition: { StringEquals: fromTrail },
    },
    {
      Sid: 'AllowTrailToWrite',
      Effect: 'Allow',
      Principal: SERVICE,
      Action: 's3:PutObject',
      Resource: `${arn}/${stackName(topology)}/AWSLogs/${account}/*`,
      Condition: { StringEquals: { ...fromTrail, 's3:x-amz-acl': 'bucket-owner-full-control' } },
    },
  ];
}
