import { child, type Path } from '#base/diagnostics/path';
import { ENDPOINT_KEYS } from '../schema/endpoint-keys';
import type { FilterFile, SubscriptionFile } from '../schema/topology-file';
import { toSeconds } from '#base/util/units';
import { byCodeUnit, list, quoted } from '#base/util/text';
import { endpointKeys, subscriptionId, type EndpointKey } from '../read/endpoint';
import { canonical, type JsonObject } from '#base/util/json';
import type { Consumer } from '#model/consumer';
import { lambdaOf, queueOf } from '#model/kinds/receivers/index';
import type { Filter, Queue, Receiver, Subscription, Topic } from '#model/topology';
import type { LambdaDraft } from './consumers/lambda';
import type { QueueDraft } from './queues';
import { resolveSecret, secretWords } from './consumers/secrets';
import { dangling, fail, type Scope } from './scope';
import type { ResolvedTopics } from './topics';

interface Elements extends ResolvedTopics {
  readonly queues: ReadonlyMap<string, Queue>;
  readonly consumers: ReadonlyMap<string, Consumer>;
}

function findQueue(scope: Scope, elements: Elements, name: string, path: Path): Queue | undefined {
  return (
    elements.queues.get(name) ?? dangling(scope, 'queue', name, path, Object.keys(scope.file.queues ?? {}))
  );
}

type ReceiverOf = (value: string, path: Path, scope: Scope, elements: Elements) => Receiver | undefined;

const RECEIVERS: Readonly<Record<EndpointKey, ReceiverOf>> = {
  queue: (name, path, scope, elements) => {
    const queue = findQueue(scope, elements, name, path);
    return queue && { kind: 'queue', queue };
  },
  lambda: (name, path, scope, { consumers }) => {
    const lambda = consumers.get(name);
    if (lambda?.kind === 'lambda') return { kind: 'lambda', lambda };
    const functions = [...consumers.values()].flatMap((one) => (one.kind === 'lambda' ? [one.name] : []));
    return dangling(scope, 'Lambda function', name, path, functions);
  },
  function: (arn) => ({ kind: 'function', arn }),
  url: (url) => ({ kind: 'url', url, from: undefined }),
  email: (address) => ({ kind: 'email', address }),
  sms: (number) => ({ kind: 'sms', number }),
  firehose: (arn) => ({ kind: 'firehose', arn }),
  application: (arn) => ({ kind: 'application', arn }),
};

function secretUrl(scope: Scope, written: Parameters<typeof resolveSecret>[1]): Receiver {
  const from = resolveSecret(scope, written);
  return { kind: 'url', url: `the URL in ${secretWords(from)}`, from };
}

function receiverOf(
  scope: Scope,
  elements: Elements,
  written: SubscriptionFile,
  path: Path,
): Receiver | undefined {
  const [key, ...more] = endpointKeys(written);
  if (key === undefined) {
    const message = `a subscription needs one of ${list(quoted(ENDPOINT_KEYS), 'or')}`;
    return fail(scope, { rule: 'missing-key', message, path, on: 'key' });
  }
  if (more.length > 0) {
    const message = `a subscription has one endpoint, found ${list(quoted([key, ...more]))}`;
    const help = 'write one subscription for each';
    return fail(scope, { rule: 'several-endpoints', message, path: child(path, more[0]!), on: 'key', help });
  }
  const endpoint = written[key]!;
  if (typeof endpoint !== 'string') return secretUrl(scope, endpoint);
  return RECEIVERS[key](endpoint, child(path, key), scope, elements);
}

function filterAt(written: FilterFile, name: string | undefined, path: Path): Filter {
  return { name, path, scope: written.scope, policy: canonical(written.policy) as JsonObject };
}

function namedFilter(name: string, written: FilterFile): Filter {
  return filterAt(written, name, ['filters', name]);
}

/** Every filter that has a name. */
export function resolveFilters({ file }: Scope): Filter[] {
  return Object.entries(file.filters ?? {}).map(([name, written]) => namedFilter(name, written));
}

function filterOf(scope: Scope, written: SubscriptionFile['filter'], path: Path): Filter | undefined {
  if (written === undefined) return undefined;
  const at = child(path, 'filter');
  if (typeof written !== 'string') return filterAt(written, undefined, at);
  const filters = scope.file.filters ?? {};
  const found = filters[written];
  return found ? namedFilter(written, found) : dangling(scope, 'filter', written, at, Object.keys(filters));
}

function deliveryPolicyOf(written: SubscriptionFile['deliveryPolicy']): JsonObject | undefined {
  if (!written) return undefined;
  const { healthyRetryPolicy: retry, ...rest } = written;
  if (!retry) return canonical(rest as JsonObject) as JsonObject;
  const healthyRetryPolicy = {
    ...retry,
    minDelayTarget: toSeconds(retry.minDelayTarget)!,
    maxDelayTarget: toSeconds(retry.maxDelayTarget)!,
  };
  return canonical({ ...(rest as JsonObject), healthyRetryPolicy }) as JsonObject;
}

/** Only what is archived can come again. The owner of another topic may have an archive that is not known here. */
function replayOf(
  scope: Scope,
  { replay }: SubscriptionFile,
  topic: Topic,
  path: Path,
): Subscription['replay'] {
  if (!replay) return undefined;
  const at = child(path, 'replay');
  if (!topic.fifo || (topic.owned && topic.archiveDays === undefined)) {
    const message = `topic \`${topic.name}\` has no archive to replay`;
    const help = topic.fifo
      ? `set \`archive\` of \`${topic.name}\``
      : 'only FIFO topics can have an `archive`';
    return fail(scope, { rule: 'wrong-value', message, path: at, on: 'key', help });
  }
  if (replay.until !== undefined && replay.until <= replay.from) {
    const message = '`until` must be later than `from`';
    return fail(scope, { rule: 'wrong-value', message, path: child(at, 'until') });
  }
  return { from: replay.from, until: replay.until };
}

function resolveOne(
  scope: Scope,
  elements: Elements,
  written: SubscriptionFile,
  path: Path,
): Subscription | undefined {
  const topic = elements.topics.get(written.topic);
  if (!topic) dangling(scope, 'topic', written.topic, child(path, 'topic'), elements.topics.keys());
  const receiver = receiverOf(scope, elements, written, path);
  const filter = filterOf(scope, written.filter, path);
  const at = child(path, 'deadLetters');
  const deadLetters =
    written.deadLetters === undefined ? undefined : findQueue(scope, elements, written.deadLetters, at);
  const name = subscriptionId(written);
  if (!topic || !receiver || name === undefined) return undefined;
  const { raw, share } = written;
  return {
    name,
    path,
    topic,
    receiver,
    filter,
    raw,
    replay: replayOf(scope, written, topic, path),
    deadLetters,
    share,
    deliveryPolicy: deliveryPolicyOf(written.deliveryPolicy),
  };
}

function endpointOf(written: SubscriptionFile): string {
  return endpointKeys(written)
    .map((key) => `${key} ${JSON.stringify(written[key])}`)
    .join();
}

/** SNS keeps one filter policy for each topic and endpoint, and Terraform one address for each subscription. */
function isFree(
  scope: Scope,
  taken: Map<string, Path>,
  written: SubscriptionFile,
  { name, path }: Subscription,
): boolean {
  const endpoint = `${written.topic} -> ${endpointOf(written)}`;
  const same = taken.get(endpoint);
  const alike = taken.get(name);
  if (same) {
    const message = `topic \`${written.topic}\` has a subscription for ${endpointOf(written)} already`;
    const help = 'SNS keeps one filter for each topic and endpoint: make them one subscription';
    const related = [{ path: same, message: 'the first is defined' }];
    fail(scope, { rule: 'duplicate-subscription', message, path, help, related });
  } else if (alike) {
    const message = `two subscriptions would have the Terraform address \`${name}\``;
    const related = [{ path: alike, message: 'the other is defined' }];
    fail(scope, { rule: 'duplicate-subscription', message, path, help: 'give one of them an `id`', related });
  }
  taken.set(endpoint, path);
  taken.set(name, path);
  return !same && !alike;
}

function link(elements: Elements, subscription: Subscription): void {
  const { topic, receiver, deadLetters } = subscription;
  elements.subscriptionsOf.get(topic.name)?.push(subscription);
  (lambdaOf(receiver) as LambdaDraft | undefined)?.deliveredBy.push(topic);
  const queues = new Set([queueOf(receiver), deadLetters]);
  for (const queue of queues) {
    if (!queue?.owned) continue;
    const { deliveredBy } = queue as QueueDraft;
    if (!deliveredBy.includes(topic)) deliveredBy.push(topic satisfies Topic);
  }
}

/** Subscriptions in order of their names, whatever their order in the file. */
export function resolveSubscriptions(scope: Scope, elements: Elements): readonly Subscription[] {
  const taken = new Map<string, Path>();
  const resolved: Subscription[] = [];
  for (const [index, written] of (scope.file.subscriptions ?? []).entries()) {
    const subscription = resolveOne(scope, elements, written, ['subscriptions', index]);
    if (subscription && isFree(scope, taken, written, subscription)) resolved.push(subscription);
  }
  resolved.sort((a, b) => byCodeUnit(a.name, b.name));
  for (const subscription of resolved) link(elements, subscription);
  return resolved;
}
