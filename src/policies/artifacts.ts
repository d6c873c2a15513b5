import { keyAdministration } from './key-administration';
import { encryptLogs } from './log-encryption';
import { allow, oneOrList, type Statement } from './statement';
import type { PolicyWriter } from './writer';

/* What the jobs of a pipeline leave for each other, in a bucket and under a key of its own. */

/** For the log groups of jobs. */
export function pipelineKeyPolicy(writer: PolicyWriter): Statement[] {
  return [keyAdministration(writer), encryptLogs(writer, '/aws/codebuild/*')];
}

const USE_KEY = ['kms:Decrypt', 'kms:GenerateDataKey'] as const;

/** The use of the key through one service. */
export function useKey(
  { topology, names }: PolicyWriter,
  service: 's3' | 'sns',
  actions: readonly string[] = USE_KEY,
): Statement[] {
  const Condition = { StringEquals: { 'kms:ViaService': `${service}.${topology.region}.amazonaws.com` } };
  return allow({ Sid: `UseKeyBy${service.toUpperCase()}`, Action: oneOrList(actions), Condition }, [
    names.single('pipeline-key'),
  ]);
}

function artifacts(writer: PolicyWriter, onObjects: Pick<Statement, 'Sid' | 'Action'>): Statement[] {
  const bucket = writer.names.single('pipeline-bucket');
  return [
    ...allow({ Sid: 'FindArtifacts', Action: ['s3:GetBucketAcl', 's3:GetBucketLocation'] }, [bucket]),
    ...allow(onObjects, [`${bucket}/*`]),
  ];
}

const READ = ['s3:GetObject', 's3:GetObjectVersion'] as const;

/** https://docs.aws.amazon.com/codebuild/latest/userguide/setting-up-service-role.html */
export function useArtifacts(writer: PolicyWriter): Statement[] {
  return [
    ...artifacts(writer, { Sid: 'UseArtifacts', Action: [...READ, 's3:PutObject'] }),
    ...useKey(writer, 's3'),
  ];
}

/** For a job that leaves nothing: it cannot change what the next one reads. */
export function readArtifacts(writer: PolicyWriter): Statement[] {
  return [
    ...artifacts(writer, { Sid: 'ReadArtifacts', Action: READ }),
    ...useKey(writer, 's3', ['kms:Decrypt']),
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
