import { stackName } from '#model/topology';
import { nameResource, SHARED } from '../address';
import { Construct, KmsKey } from '../cdktf';
import { keyAdministration } from '../constructs/key-policy';
import { PrivateBucket } from '../constructs/private-bucket';
import { composedArn, type StackContext } from '../context';
import { allow } from '../grants';
import { policyJson, type Statement } from '../policy';
import { literal, reference, tagSettings } from '../text';

const DELETION_WINDOW_DAYS = 30;

/** A plan waits for a week at most until somebody agrees, and says nothing any more after the next deploy. */
const KEPT_DAYS = 30;

/** The 63 of a name less the 26 that Terraform adds: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const PREFIX_LENGTH = 37;

/** The key of everything that a pipeline keeps: artifacts, logs, requests for approval. */
export const KEY_ARN = reference(`aws_kms_key.${SHARED.pipeline}`, 'arn');

const BUCKET_ARN = reference(`aws_s3_bucket.${SHARED.pipeline}`, 'arn');

/** What one job leaves for the next. */
export class Artifacts extends Construct {
  constructor(scope: Construct, context: StackContext) {
    super(scope, 'artifacts');
    const { topology } = context;
    const key = new KmsKey(this, 'key', {
      description: literal(`Pipeline of ${stackName(topology)}`),
      enableKeyRotation: true,
      deletionWindowInDays: DELETION_WINDOW_DAYS,
      policy: policyJson([keyAdministration(context), allowLogs(context)]),
      ...tagSettings(topology.tags),
    });
    nameResource(key, SHARED.pipeline);
    new PrivateBucket(this, 'bucket', {
      address: SHARED.pipeline,
      name: { bucketPrefix: literal(`${stackName(topology)}-pipeline-`.slice(0, PREFIX_LENGTH)) },
      key: KEY_ARN,
      oldVersionDays: 1,
      expiresAfter: KEPT_DAYS,
      disposable: true,
      statements: [],
      tags: topology.tags,
    });
  }
}

/** The log groups of jobs: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html */
function allowLogs(context: StackContext): Statement {
  const { partition, region } = context.topology;
  const resource = 'log-group:/aws/codebuild/*';
  const groups = composedArn(context, { partition, service: 'logs', region, account: undefined, resource });
  return {
    Sid: 'AllowLogs',
    Effect: 'Allow',
    Principal: { Service: `logs.${region}.amazonaws.com` },
    Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'],
    Resource: '*',
    Condition: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': groups } },
  };
}

/** The use of the key through one service. */
export function useKey({ topology }: StackContext, service: 's3' | 'sns'): Statement[] {
  const Condition = { StringEquals: { 'kms:ViaService': `${service}.${topology.region}.amazonaws.com` } };
  const Action = ['kms:Decrypt', 'kms:GenerateDataKey'];
  return allow({ Sid: `UseKeyBy${service.toUpperCase()}`, Action, Condition }, [KEY_ARN]);
}

/** https://docs.aws.amazon.com/codebuild/latest/userguide/setting-up-service-role.html */
export function useArtifacts(context: StackContext): Statement[] {
  return [
    ...allow({ Sid: 'FindArtifacts', Action: ['s3:GetBucketAcl', 's3:GetBucketLocation'] }, [BUCKET_ARN]),
    ...allow({ Sid: 'UseArtifacts', Action: ['s3:GetObject', 's3:GetObjectVersion', 's3:PutObject'] }, [
      `${BUCKET_ARN}/*`,
    ]),
    ...useKey(context, 's3'),
  ];
}

/** What CodePipeline does beyond that when it brings the source. */
export function bringArtifacts(): Statement[] {
  return [
    ...allow({ Sid: 'BringArtifacts', Action: 's3:PutObjectAcl' }, [`${BUCKET_ARN}/*`]),
    ...allow({ Sid: 'LookAtBucket', Action: 's3:GetBucketVersioning' }, [BUCKET_ARN]),
  ];
}

/** Where a pipeline keeps them. */
export const ARTIFACT_STORE = {
  type: 'S3',
  location: reference(`aws_s3_bucket.${SHARED.pipeline}`, 'bucket'),
  encryptionKey: { type: 'KMS', id: KEY_ARN },
} as const;
