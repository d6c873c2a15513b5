import { keyAdministration } from './key-administration';
import { allow, type Statement } from './statement';
import { arnOf, type PolicyWriter } from './writer';

/* What the jobs of a pipeline leave for each other, in a bucket and under a key of its own. */

/** The log groups of jobs: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html */
export function pipelineKeyPolicy(writer: PolicyWriter): Statement[] {
  return [
    keyAdministration(writer),
    {
      Sid: 'AllowLogs',
      Effect: 'Allow',
      Principal: { Service: `logs.${writer.topology.region}.amazonaws.com` },
      Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'],
      Resource: '*',
      Condition: {
        ArnLike: {
          'kms:EncryptionContext:aws:logs:arn': arnOf(writer, 'logs', 'log-group:/aws/codebuild/*'),
        },
      },
    },
  ];
}

/** The use of the key through one service. */
export function useKey({ topology, names }: PolicyWriter, service: 's3' | 'sns'): Statement[] {
  const Condition = { StringEquals: { 'kms:ViaService': `${service}.${topology.region}.amazonaws.com` } };
  const Action = ['kms:Decrypt', 'kms:GenerateDataKey'];
  return allow({ Sid: `UseKeyBy${service.toUpperCase()}`, Action, Condition }, [
    names.single('pipeline-key'),
  ]);
}

/** https://docs.aws.amazon.com/codebuild/latest/userguide/setting-up-service-role.html */
export function useArtifacts(writer: PolicyWriter): Statement[] {
  const bucket = writer.names.single('pipeline-bucket');
  return [
    ...allow({ Sid: 'FindArtifacts', Action: ['s3:GetBucketAcl', 's3:GetBucketLocation'] }, [bucket]),
    ...allow({ Sid: 'UseArtifacts', Action: ['s3:GetObject', 's3:GetObjectVersion', 's3:PutObject'] }, [
      `${bucket}/*`,
    ]),
    ...useKey(writer, 's3'),
  ];
}

/** What CodePipeline does beyond that when it brings the source. */
export function bringArtifacts({ names }: PolicyWriter): Statement[] {
  const bucket = names.single('pipeline-bucket');
  return [
    ...allow({ Sid: 'BringArtifacts', Action: 's3:PutObjectAcl' }, [`${bucket}/*`]),
    ...allow({ Sid: 'LookAtBucket', Action: 's3:GetBucketVersioning' }, [bucket]),
  ];
}
