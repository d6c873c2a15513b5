import type { Fargate } from '#model/fargate';
import { writeLogs } from './grants';
import { allow, type Statement } from './statement';
import { arnOf, type PolicyWriter } from './writer';

type Grant = (name: string, writer: PolicyWriter) => Statement[];

const intoBucket: Grant = (bucket, { topology }) =>
  allow({ Sid: 'RouteLogs', Action: 's3:PutObject' }, [`arn:${topology.partition}:s3:::${bucket}/*`]);
const intoStream: Grant = (stream, writer) =>
  allow({ Sid: 'RouteLogs', Action: 'firehose:PutRecordBatch' }, [
    arnOf(writer, 'firehose', `deliverystream/${stream}`),
  ]);
const intoKinesis: Grant = (stream, writer) =>
  allow({ Sid: 'RouteLogs', Action: 'kinesis:PutRecords' }, [arnOf(writer, 'kinesis', `stream/${stream}`)]);
const intoLogGroup: Grant = (group, writer) => writeLogs(writer, [group]);

/** The outputs that write to AWS with the role of the task, by their name and the option that says where. */
const OUTPUTS: Readonly<Record<string, readonly [option: string, grant: Grant]>> = {
  cloudwatch: ['log_group_name', intoLogGroup],
  cloudwatch_logs: ['log_group_name', intoLogGroup],
  firehose: ['delivery_stream', intoStream],
  kinesis: ['stream', intoKinesis],
  kinesis_firehose: ['delivery_stream', intoStream],
  kinesis_streams: ['stream', intoKinesis],
  s3: ['bucket', intoBucket],
};

/** What the router does with the role of the task: https://docs.fluentbit.io/manual/pipeline/outputs */
export function routeLogs({ logRouter }: Fargate, writer: PolicyWriter): Statement[] {
  const options = logRouter?.options ?? {};
  const name = options['Name'] ?? options['name'];
  const [option, grant] = OUTPUTS[name ?? ''] ?? [];
  const where = option === undefined ? undefined : options[option];
  return grant === undefined || where === undefined ? [] : grant(writer.text(where), writer);
}
