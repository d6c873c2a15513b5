import { isFifoName } from '#base/aws/names';
import { QUEUE } from '#base/aws/limits';
import { child, type Path } from '#base/diagnostics/path';
import { FIFO_QUEUE_KEYS } from '../schema/queue';
import type { QueueFile } from '../schema/topology-file';
import { toBytes, toSeconds } from '#base/util/units';
import { byCodeUnit } from '#base/util/text';
import { asMap } from '../read/plain';
import { NOBODY } from '#model/others';
import type { Encryption } from '#model/element';
import type { DeadLetters, OwnedQueue, Queue } from '#model/topology';
import type { Draft } from './draft';
import { resolveEncryption } from './encryption';
import { resolveExternal } from './external';
import { resolveOthers } from './others';
import { stackOfQueue } from './placement';
import { arnHere, dangling, deadLetterNameFor, fail, physicalNameFor, type Scope } from './scope';
import { reportFifoOnly } from './topics';
import { resolveTraffic } from './traffic';
import { DEFAULT_VISIBILITY_TIMEOUT } from './visibility';

export const DEFAULT_MAX_RECEIVE_COUNT = 5;
export const DEFAULT_DEAD_LETTER_RETENTION = '14d';

export type QueueDraft = Draft<OwnedQueue> & {
  deadLettersOf: OwnedQueue[];
  deliveredBy: OwnedQueue['deliveredBy'][number][];
};

interface Written {
  readonly queue: QueueDraft;
  readonly deadLetters: QueueFile['deadLetters'];
}

/** KMS makes data keys only for its own keys. A default is for the queues that have one. */
function dataKeyReuseOf(
  scope: Scope,
  { dataKeyReuse }: QueueFile,
  { kind }: Encryption,
  path: Path,
): number | undefined {
  if (dataKeyReuse === undefined) return undefined;
  if (kind === 'managed-key' || kind === 'own-key') return toSeconds(dataKeyReuse);
  const message = '`dataKeyReuse` is for a KMS key, and this queue has none';
  const help = 'set `encryption: managed-key`, or remove `dataKeyReuse`';
  return fail(scope, { rule: 'wrong-value', message, path: child(path, 'dataKeyReuse'), on: 'key', help });
}

function ownedQueue(scope: Scope, name: string, written: QueueFile): QueueDraft {
  const path = ['queues', name];
  const { fifo } = written;
  const named = { sort: 'queue' as const, id: name, physicalName: written.physicalName, fifo, path };
  const physicalName = physicalNameFor(scope, 'SQS', QUEUE.name, named);
  if (!fifo) reportFifoOnly(scope, written, FIFO_QUEUE_KEYS, path);
  const encryption = resolveEncryption(written.encryption);
  return {
    owned: true,
    declared: true,
    name,
    path,
    fifo,
    physicalName,
    renamedFrom: written.renamedFrom,
    arn: arnHere(scope, 'sqs', physicalName),
    contentBasedDeduplication: written.contentBasedDeduplication,
    deduplicationScope: written.deduplicationScope,
    throughputLimit: written.throughputLimit,
    messageGroups: written.messageGroups,
    visibilityTimeout: toSeconds(written.visibilityTimeout ?? DEFAULT_VISIBILITY_TIMEOUT)!,
    retention: toSeconds(written.retention)!,
    delay: toSeconds(written.delay)!,
    receiveWait: toSeconds(written.receiveWait)!,
    traffic: resolveTraffic(written.traffic),
    maxMessageSize: toBytes(written.maxMessageSize)!,
    encryption,
    dataKeyReuse: dataKeyReuseOf(scope, written, encryption, path),
    senders: resolveOthers(scope, written.senders, child(path, 'senders')),
    receivers: resolveOthers(scope, written.receivers, child(path, 'receivers')),
    stack: stackOfQueue(scope, name, written),
    tags: { ...scope.file.tags, ...written.tags },
    deadLetters: undefined,
    deadLettersOf: [],
    deliveredBy: [],
  };
}

function deadLetterQueueId(queue: string): string {
  return `${queue}_dlq`;
}

type OwnDeadLetters = Exclude<NonNullable<QueueFile['deadLetters']>, false>;

/**
 * The dead-letter queue that a queue gets for itself: of the same sort, and encrypted like it. Each field is named, so
 * that the compiler asks of every new setting of queues whether dead letters have it.
 */
function deadLetterQueue(scope: Scope, source: OwnedQueue, written: OwnDeadLetters): QueueDraft {
  const path = child(source.path, 'deadLetters');
  const { fifo } = source;
  const named = {
    sort: 'deadLetters' as const,
    id: source.name,
    physicalName: written.physicalName,
    fifo,
    path,
  };
  const physicalName = deadLetterNameFor(scope, source.physicalName, named);
  return {
    owned: true,
    declared: false,
    name: deadLetterQueueId(source.name),
    path,
    fifo,
    physicalName,
    renamedFrom: source.renamedFrom === undefined ? undefined : deadLetterQueueId(source.renamedFrom),
    arn: arnHere(scope, 'sqs', physicalName),
    contentBasedDeduplication: source.contentBasedDeduplication,
    deduplicationScope: source.deduplicationScope,
    throughputLimit: source.throughputLimit,
    messageGroups: undefined,
    visibilityTimeout: DEFAULT_VISIBILITY_TIMEOUT,
    retention: toSeconds(written.retention ?? DEFAULT_DEAD_LETTER_RETENTION)!,
    delay: 0,
    receiveWait: source.receiveWait,
    traffic: undefined,
    maxMessageSize: source.maxMessageSize,
    encryption: source.encryption,
    dataKeyReuse: source.dataKeyReuse,
    senders: NOBODY,
    receivers: NOBODY,
    stack: source.stack,
    tags: source.tags,
    deadLetters: undefined,
    deadLettersOf: [source],
    deliveredBy: [],
  };
}

/** Another queue of the file; settings of the queue itself stand there, not here. */
function sharedDeadLetters(
  scope: Scope,
  { queue, deadLetters }: { queue: QueueDraft; deadLetters: OwnDeadLetters & { queue: string } },
  queues: ReadonlyMap<string, Queue>,
): DeadLetters | undefined {
  const path = child(queue.path, 'deadLetters');
  for (const key of ['retention', 'physicalName'] as const) {
    if (deadLetters[key] === undefined) continue;
    const message = `\`${key}\` is a setting of queue \`${deadLetters.queue}\`, not of its use as dead-letter queue`;
    fail(scope, { rule: 'wrong-value', message, path: child(path, key), on: 'key' });
  }
  const target = queues.get(deadLetters.queue);
  if (!target) return dangling(scope, 'queue', deadLetters.queue, child(path, 'queue'), queues.keys());
  if (target === queue) {
    const message = `queue \`${queue.name}\` cannot be its own dead-letter queue`;
    return fail(scope, { rule: 'dead-letter-loop', message, path: child(path, 'queue') });
  }
  if (target.owned) (target as QueueDraft).deadLettersOf.push(queue);
  return { queue: target, maxReceiveCount: deadLetters.maxReceiveCount ?? DEFAULT_MAX_RECEIVE_COUNT };
}

/** The queues that the file uses as dead-letter queues: they have none of their own unless it says so. */
function usedForDeadLetters(scope: Scope): Set<string | undefined> {
  const byQueues = Object.values(scope.file.queues ?? {}).map(({ deadLetters }) => deadLetters || undefined);
  const bySubscriptions = (scope.file.subscriptions ?? []).map(({ deadLetters }) => deadLetters);
  const byPublishers = Object.values(scope.file.publishers ?? {}).map((publisher) =>
    'deadLetters' in publisher ? publisher.deadLetters : undefined,
  );
  return new Set([...byPublishers, ...byQueues.map((deadLetters) => deadLetters?.queue), ...bySubscriptions]);
}

/** Queues by name, in order of their names; behind each the dead-letter queue that was made for it. */
export function resolveQueues(scope: Scope): ReadonlyMap<string, Queue> {
  const declared = new Map<string, Queue>();
  const own: Written[] = [];
  const entries = Object.entries(scope.file.queues ?? {}).sort(([a], [b]) => byCodeUnit(a, b));
  for (const [name, written] of entries) {
    if (written.external !== undefined) {
      const path = ['queues', name];
      const { external } = written;
      const owners = asMap(asMap(scope.written['queues'])[name]);
      const { arn, kmsKey } = resolveExternal(scope, { service: 'sqs', external }, owners, path);
      declared.set(name, { owned: false, name, path, arn, kmsKey, fifo: isFifoName(arn.resource) });
      continue;
    }
    const queue = ownedQueue(scope, name, written);
    declared.set(name, queue);
    own.push({ queue, deadLetters: written.deadLetters });
  }

  const used = usedForDeadLetters(scope);
  const made = new Map<Queue, QueueDraft>();
  for (const { queue, deadLetters } of own) {
    if (deadLetters === false || (deadLetters === undefined && used.has(queue.name))) continue;
    const written = deadLetters ?? {};
    if (written.queue !== undefined) {
      const shared = { queue, deadLetters: { ...written, queue: written.queue } };
      queue.deadLetters = sharedDeadLetters(scope, shared, declared);
      continue;
    }
    const dlq = deadLetterQueue(scope, queue, written);
    made.set(queue, dlq);
    queue.deadLetters = { queue: dlq, maxReceiveCount: written.maxReceiveCount ?? DEFAULT_MAX_RECEIVE_COUNT };
  }
  const queues = new Map<string, Queue>();
  for (const [name, queue] of declared) {
    queues.set(name, queue);
    const dlq = made.get(queue);
    if (dlq) queues.set(dlq.name, dlq);
  }
  return queues;
}
