import { formatArn } from '#base/aws/arns';
import { formatSeconds } from '#base/util/units';
import { storeFacts } from '#model/kinds/stores';
import type { Consumer, ConsumerKind, Lambda } from '#model/consumer';
import type { ExternalConsumer } from '#model/external-consumer';
import type { Fargate } from '#model/fargate';
import type { Publisher } from '#model/publisher';
import type { StepFunctions } from '#model/step-functions';
import type { Store } from '#model/store';
import { list } from '#base/util/text';
import { optional, UNKNOWN_ACCOUNT, type Setting } from '#model/kinds/shown';
import { consumerFacts } from '#model/kinds/consumers/index';
import { destinationWords } from '#model/network';
import { publisherFacts } from '#model/kinds/publishers/index';
import { encryptionWords } from './settings';

function names(elements: readonly { readonly name: string }[]): string {
  return list(elements.map(({ name }) => name));
}

function codeWords(code: Lambda['code']): string {
  switch (code.kind) {
    case 'zip':
      return code.file;
    case 's3':
      return `s3://${code.bucket}/${code.key}${code.version === undefined ? '' : ` (${code.version})`}`;
    case 'image':
      return code.uri;
    case 'inline':
      return 'written in the topology';
  }
}

function lambdaSettings(lambda: Lambda): Setting[] {
  const { eventSource, onFailure } = lambda;
  return [
    ...optional('Code', codeWords(lambda.code), 'code.zip', 'code.s3.*', 'code.image'),
    ...optional('Runtime', lambda.runtime, 'runtime'),
    ...optional('Handler', lambda.handler, 'handler'),
    ...optional('Layers', list(lambda.layers), 'layers'),
    ...optional('Event source', eventSource.enabled ? undefined : 'switched off', 'enabled'),
    ...optional('Timeout', formatSeconds(lambda.timeout), 'timeout'),
    ...optional('Memory', `${lambda.memory} MB`, 'memory'),
    ...optional(
      'Messages at once',
      lambda.queues.length > 0 ? eventSource.batchSize : undefined,
      'batchSize',
    ),
    ...optional('Most at the same time', eventSource.maxConcurrency, 'maxConcurrency'),
    ...optional('Failed calls', onFailure && `go to ${onFailure.name}`, 'onFailure'),
  ];
}

function taskWords({ scaling, count }: Fargate): string {
  if (!scaling) return String(count);
  const { goal } = scaling;
  const follows =
    goal.kind === 'latency' ? `within ${formatSeconds(goal.target)}` : `${goal.perTask} messages for each`;
  return `${scaling.min} to ${scaling.max}, ${follows}`;
}

function fargateSettings(fargate: Fargate): Setting[] {
  return [
    ...optional('Image', fargate.container.image, 'image'),
    ...optional('Sidecars', names(fargate.sidecars)),
    ...optional('CPU', fargate.cpu, 'cpu'),
    ...optional('Memory', `${fargate.memory} MB`, 'memory'),
    ...optional('Architecture', fargate.architecture, 'architecture'),
    ...optional(
      'Tasks',
      taskWords(fargate),
      'count',
      'scaling.min',
      'scaling.max',
      'scaling.latency.target',
      'scaling.backlogPerTask',
    ),
    ...optional('Stop timeout', formatSeconds(fargate.stopTimeout), 'stopTimeout'),
  ];
}

function stepFunctionsSettings({ stateMachine, workflow, batchSize, invokes }: StepFunctions): Setting[] {
  const machine = stateMachine.owned ? 'of this topology' : formatArn(stateMachine.arn, UNKNOWN_ACCOUNT);
  return [
    ...optional('State machine', machine, 'stateMachine'),
    ...optional('Workflow', workflow, 'workflow'),
    ...optional('Messages at once', batchSize, 'batchSize'),
    ...optional('Invokes', names(invokes), 'invokes'),
  ];
}

function externalSettings({ role, note }: ExternalConsumer): Setting[] {
  return [
    ...optional('Runs', 'elsewhere, and is never changed'),
    ...optional('Note', note, 'note'),
    ...optional('Role', role && formatArn(role, UNKNOWN_ACCOUNT), 'role'),
  ];
}

type ConsumerSettings = { [K in ConsumerKind]: (consumer: Extract<Consumer, { kind: K }>) => Setting[] };

const OF_KIND: ConsumerSettings = {
  external: externalSettings,
  lambda: lambdaSettings,
  fargate: fargateSettings,
  'step-functions': stepFunctionsSettings,
};

/** `textract:AnalyzeDocument (reads scanned invoices)` */
function grantWords({ grants }: Consumer): string {
  return list(grants.map(({ actions, reason }) => `${list(actions)} (${reason})`));
}

function networkSettings(consumer: Consumer): Setting[] {
  const { egress = [], securityGroups = [] } = consumerFacts(consumer).inNetwork(consumer) ?? {};
  return [
    ...optional('Connects to', list(egress.map(destinationWords)), 'egress'),
    ...optional('Security groups of others', list(securityGroups), 'securityGroups'),
  ];
}

export function consumerSettings(consumer: Consumer): Setting[] {
  const ofKind = OF_KIND[consumer.kind] as (consumer: Consumer) => Setting[];
  const { isMade } = consumerFacts(consumer);
  return [
    ...optional('Name in AWS', isMade ? consumer.physicalName : undefined, 'physicalName'),
    ...optional('Works off', names(consumer.queues), 'queue', 'queues'),
    ...optional('Publishes to', names(consumer.publishes), 'publishes'),
    ...optional('Sends to', names(consumer.sends), 'sends'),
    ...networkSettings(consumer),
    ...optional('Stores', names(consumer.stores.map(({ store }) => store))),
    ...optional('May also use', grantWords(consumer)),
    ...ofKind(consumer),
  ];
}

function externalStoreSettings(store: Store): Setting[] {
  const { physicalName, encryption } = store;
  const arn = storeFacts(store).namedByArn(store);
  const name = arn === undefined ? physicalName : formatArn(arn, UNKNOWN_ACCOUNT);
  return [
    { label: 'Owned by', value: 'somebody else', keys: [] },
    ...optional('Name in AWS', name, 'external'),
    ...(encryption.kind === 'own-key'
      ? optional('Encryption', encryptionWords(encryption), 'encryption.*')
      : []),
  ];
}

export function storeSettings(store: Store): Setting[] {
  if (!store.owned) return externalStoreSettings(store);
  const expiry = store.kind === 's3' ? store.expiresAfter : undefined;
  return [
    ...optional('Name in AWS', store.physicalName, 'physicalName'),
    ...optional('Encryption', encryptionWords(store.encryption), 'encryption.*'),
    ...optional('Deleted after', expiry === undefined ? undefined : `${expiry}d`, 'expiresAfter'),
    ...(store.kind === 'dynamodb' ? optional('Key', names(store.key), 'key') : []),
    ...(store.kind === 'dynamodb' ? optional('Expires by', store.ttl, 'ttl') : []),
  ];
}

export function publisherSettings(publisher: Publisher): Setting[] {
  return [
    ...optional('Publishes to', names(publisher.publishes), 'publishes'),
    ...optional('Sends to', names(publisher.sends), 'sends'),
    ...publisherFacts(publisher).settings(publisher),
  ];
}
