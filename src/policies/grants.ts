import { RECEIVE } from '#base/aws/actions';
import type { Lambda, Secret } from '#model/consumer';
import { encryptionOf, type Queue, type Topic } from '#model/topology';
import { isManagedKey, type Encryption } from '#model/element';
import { allow, oneOrMore, type Statement } from './statement';
import { composedArn, type PolicyWriter } from './writer';

/*
 * What an edge of the topology lets a consumer do. Each function takes all edges of one kind, and gives no statement
 * where there is no edge.
 */

/** The services through which a key may be used, as KMS names them. */
type KeyUser = 'sqs' | 'sns' | 's3' | 'dynamodb' | 'ssm' | 'secretsmanager';

/**
 * The use of the keys behind encrypted elements, through their service alone. An alias cannot be granted by its own
 * ARN, but as a condition on the key that it stands for.
 * https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-resource-aliases
 */
export function useKeys(
  writer: PolicyWriter,
  encryptions: readonly Encryption[],
  {
    id,
    actions,
    via,
    regions = [writer.topology.region],
  }: {
    readonly id: string;
    readonly actions: string | readonly string[];
    readonly via: KeyUser;
    readonly regions?: readonly string[];
  },
): Statement[] {
  const { region, partition } = writer.topology;
  const services = oneOrMore(regions.map((one) => `${via}.${one}.amazonaws.com`));
  const through = { StringEquals: { 'kms:ViaService': services } };
  const own = encryptions.flatMap((encryption) => (encryption.kind === 'own-key' ? [encryption.key] : []));
  const isAlias = (key: string) => /(^|:)alias\//.test(key);
  const isManaged = encryptions.some(isManagedKey);
  const { arn: managed, alias } = isManaged ? writer.names.managedKey() : {};
  const aliases = [
    ...own.filter(isAlias).map((key) => key.replace(/^arn:[^/]*:alias\//, 'alias/')),
    ...(alias === undefined ? [] : [alias]),
  ];
  const keys = [...own.filter((key) => !isAlias(key)), ...(managed === undefined ? [] : [managed])];
  const anyKey = aliases.length === 0 ? [] : [`arn:${partition}:kms:${region}:${writer.account}:key/*`];
  const byAlias = {
    'ForAnyValue:StringEquals': { 'kms:ResourceAliases': oneOrMore(aliases.map(writer.text)) },
  };
  return [
    ...allow({ Sid: `Use${id}Keys`, Action: actions, Condition: through }, keys),
    ...allow({ Sid: `Use${id}KeysByAlias`, Action: actions, Condition: { ...through, ...byAlias } }, anyKey),
  ];
}

/** The use of the keys of topics or queues, in the regions where these are. */
function useKeysOf(
  writer: PolicyWriter,
  elements: readonly (Queue | Topic)[],
  use: { readonly id: string; readonly actions: string | readonly string[]; readonly via: KeyUser },
): Statement[] {
  const encrypted = elements.filter((element) =>
    ['managed-key', 'own-key'].includes(encryptionOf(element).kind),
  );
  const regions = encrypted.map(({ arn }) => arn.region);
  return useKeys(writer, encrypted.map(encryptionOf), { ...use, regions });
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html */
export const READ_ENCRYPTED = 'kms:Decrypt';
export const WRITE_ENCRYPTED = ['kms:Decrypt', 'kms:GenerateDataKey'];

/**
 * A dead letter stays encrypted with the key of the queue that it failed in.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html
 */
function withDeadLetters(queues: readonly Queue[]): Queue[] {
  return queues.flatMap((queue): Queue[] => (queue.owned ? [queue, ...queue.deadLettersOf] : [queue]));
}

/** `actions` are those of a program; a pipe has fewer. */
export function consume(
  writer: PolicyWriter,
  queues: readonly Queue[],
  actions: readonly string[] = RECEIVE,
): Statement[] {
  return [
    ...allow(
      { Sid: 'ConsumeQueues', Action: actions },
      queues.map((element) => writer.names.endpoint(element)),
    ),
    ...useKeysOf(writer, withDeadLetters(queues), { id: 'Queue', actions: READ_ENCRYPTED, via: 'sqs' }),
  ];
}

/** To put messages into queues directly. */
export function send(writer: PolicyWriter, queues: readonly Queue[]): Statement[] {
  return [
    ...allow(
      { Sid: 'SendToQueues', Action: 'sqs:SendMessage' },
      queues.map((element) => writer.names.endpoint(element)),
    ),
    ...useKeysOf(writer, queues, { id: 'SendQueue', actions: WRITE_ENCRYPTED, via: 'sqs' }),
  ];
}

export function publish(writer: PolicyWriter, topics: readonly Topic[]): Statement[] {
  return [
    ...allow(
      { Sid: 'PublishToTopics', Action: 'sns:Publish' },
      topics.map((element) => writer.names.endpoint(element)),
    ),
    ...useKeysOf(writer, topics, { id: 'Topic', actions: WRITE_ENCRYPTED, via: 'sns' }),
  ];
}

/** The ARN of a secret ends with six characters that only AWS knows. */
export function secretArn(writer: PolicyWriter, { kind, arn, byName }: Secret): string {
  const text = composedArn(writer, arn);
  return kind === 'secretsManager' && byName ? `${text}-??????` : text;
}

export function readSecrets(writer: PolicyWriter, secrets: readonly Secret[]): Statement[] {
  const arns = (kind: Secret['kind']) =>
    secrets.filter((secret) => secret.kind === kind).map((secret) => secretArn(writer, secret));
  const keys = (kind: Secret['kind']): Encryption[] =>
    secrets.flatMap((secret) =>
      secret.kind === kind && secret.kmsKey !== undefined ? [{ kind: 'own-key', key: secret.kmsKey }] : [],
    );
  return [
    ...allow({ Sid: 'ReadParameters', Action: ['ssm:GetParameter', 'ssm:GetParameters'] }, arns('ssm')),
    ...allow({ Sid: 'ReadSecrets', Action: 'secretsmanager:GetSecretValue' }, arns('secretsManager')),
    ...useKeys(writer, keys('ssm'), { id: 'Parameter', actions: READ_ENCRYPTED, via: 'ssm' }),
    ...useKeys(writer, keys('secretsManager'), {
      id: 'Secret',
      actions: READ_ENCRYPTED,
      via: 'secretsmanager',
    }),
  ];
}

/** To write into a log group that exists. */
export function writeLogs(writer: PolicyWriter, groups: readonly string[]): Statement[] {
  const { partition, region } = writer.topology;
  const arns = groups.map((group) =>
    composedArn(writer, {
      partition,
      service: 'logs',
      region,
      account: undefined,
      resource: `log-group:${group}:*`,
    }),
  );
  return allow({ Sid: 'WriteLogs', Action: ['logs:CreateLogStream', 'logs:PutLogEvents'] }, arns);
}

/** To write whatever log groups there are in this account and region, which API Gateway wants for all APIs at once. */
export function writeAllLogs(writer: PolicyWriter): Statement[] {
  const { partition, region } = writer.topology;
  const groups = { partition, service: 'logs', region, account: undefined, resource: 'log-group:*' };
  const actions = [
    'logs:CreateLogGroup',
    'logs:CreateLogStream',
    'logs:DescribeLogGroups',
    'logs:DescribeLogStreams',
    'logs:FilterLogEvents',
    'logs:GetLogEvents',
    'logs:PutLogEvents',
  ];
  return allow({ Sid: 'WriteAllLogs', Action: actions }, [composedArn(writer, groups)]);
}

/** X-Ray has no resources to name: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsx-ray.html */
export function trace(more: readonly string[] = []): Statement[] {
  return allow({ Sid: 'Trace', Action: [...more, 'xray:PutTelemetryRecords', 'xray:PutTraceSegments'] }, [
    '*',
  ]);
}

export function invoke({ names }: PolicyWriter, functions: readonly Lambda[]): Statement[] {
  return allow({ Sid: 'InvokeFunctions', Action: 'lambda:InvokeFunction' }, functions.map(names.lambda));
}
