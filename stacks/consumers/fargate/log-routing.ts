import type { Fargate, LogRouter } from '#model/fargate';
import { composedArn, type StackContext } from '../../context';
import { allow, writeLogs } from '../../grants';
import type { Statement } from '../../policy';
import { arnOf } from '../../task-grants';
import { literal } from '../../text';

/** What a container that routes logs has beside what all have. */
export function routerSettings({ type, config }: LogRouter) {
  const file =
    config === undefined ? {} : { 'config-file-type': 'file', 'config-file-value': literal(config) };
  return { firelensConfiguration: { type, options: { 'enable-ecs-log-metadata': 'true', ...file } } };
}

/** The log of a container that goes through the router. */
export function routedLog({ options, secrets }: LogRouter, context: StackContext) {
  const secretOptions = Object.entries(secrets).map(([name, { arn }]) => ({
    name,
    valueFrom: composedArn(context, arn),
  }));
  return {
    logDriver: 'awsfirelens',
    options: Object.fromEntries(
      Object.entries(options).map(([name, value]) => [literal(name), literal(value)]),
    ),
    ...(secretOptions.length > 0 ? { secretOptions } : {}),
  };
}

type Grant = (name: string, context: StackContext) => Statement[];

const intoBucket: Grant = (bucket, { topology }) =>
  allow({ Sid: 'RouteLogs', Action: 's3:PutObject' }, [`arn:${topology.partition}:s3:::${bucket}/*`]);
const intoStream: Grant = (stream, context) =>
  allow({ Sid: 'RouteLogs', Action: 'firehose:PutRecordBatch' }, [
    arnOf(context, 'firehose', `deliverystream/${stream}`),
  ]);
const intoKinesis: Grant = (stream, context) =>
  allow({ Sid: 'RouteLogs', Action: 'kinesis:PutRecords' }, [arnOf(context, 'kinesis', `stream/${stream}`)]);
const intoLogGroup: Grant = (group, context) => writeLogs(context, [group]);

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
export function routeLogs({ logRouter }: Fargate, context: StackContext): Statement[] {
  const options = logRouter?.options ?? {};
  const name = options['Name'] ?? options['name'];
  const [option, grant] = OUTPUTS[name ?? ''] ?? [];
  const where = option === undefined ? undefined : options[option];
  return grant === undefined || where === undefined ? [] : grant(literal(where), context);
}
