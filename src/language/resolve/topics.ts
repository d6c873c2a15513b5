import { isFifoName } from '#base/aws/names';
import { DAY, TOPIC } from '#base/aws/limits';
import { child, type Path } from '#base/diagnostics/path';
import { FIFO_TOPIC_KEYS } from '../schema/topic';
import type { TopicFile } from '../schema/topology-file';
import { toSeconds } from '#base/util/units';
import { byCodeUnit } from '#base/util/text';
import { asMap } from '../read/plain';
import type { DeliveryLogging, ExternalTopic, OwnedTopic, Subscription, Topic } from '#model/topology';
import { resolveContract } from './contract';
import { resolveEncryption } from './encryption';
import { resolveExternal } from './external';
import { readJson } from './json-file';
import { resolvePublishing, resolveSubscribers } from './others';
import { stackOfTopic } from './placement';
import { arnHere, fail, physicalNameFor, type Scope } from './scope';
import { resolveTraffic } from './traffic';

export function reportFifoOnly(scope: Scope, written: object, keys: readonly string[], path: Path): void {
  const values = written as Readonly<Record<string, unknown>>;
  for (const key of keys.filter((name) => values[name] !== undefined)) {
    const message = `\`${key}\` needs \`fifo: true\``;
    fail(scope, { rule: 'fifo-only', message, path: child(path, key), on: 'key' });
  }
}

function archiveDays(scope: Scope, written: number | string | undefined, path: Path): number | undefined {
  if (written === undefined) return undefined;
  const days = (toSeconds(written) ?? 0) / DAY;
  if (Number.isInteger(days)) return days;
  const message = `SNS archives for whole days, found \`${written}\``;
  return fail(scope, { rule: 'wrong-value', message, path: child(path, 'archive') });
}

/** `true` logs everything, `failures` no success. */
function resolveDeliveryLogging(written: TopicFile['deliveryStatusLogging']): DeliveryLogging | undefined {
  if (written === false) return undefined;
  if (typeof written === 'object') return { sampleRate: written.sampleRate };
  return { sampleRate: written === true ? 100 : 0 };
}

function ownedTopic(
  scope: Scope,
  name: string,
  written: TopicFile,
  subscriptions: Subscription[],
): OwnedTopic {
  const path = ['topics', name];
  const { fifo, physicalName: given } = written;
  const named = { sort: 'topic' as const, id: name, physicalName: given, fifo, path };
  const physicalName = physicalNameFor(scope, 'SNS', TOPIC.name, named);
  if (!fifo) reportFifoOnly(scope, written, FIFO_TOPIC_KEYS, path);
  const dataProtection =
    written.dataProtection === undefined
      ? undefined
      : readJson(scope, written.dataProtection, child(path, 'dataProtection'));
  return {
    owned: true,
    name,
    path,
    fifo,
    physicalName,
    renamedFrom: written.renamedFrom,
    arn: arnHere(scope, 'sns', physicalName),
    contentBasedDeduplication: written.contentBasedDeduplication,
    throughputScope: written.throughputScope,
    archiveDays: archiveDays(scope, written.archive, path),
    encryption: resolveEncryption(written.encryption),
    publishers: resolvePublishing(scope, written.publishers, child(path, 'publishers')),
    subscribers: resolveSubscribers(written.subscribers),
    displayName: written.displayName,
    signatureVersion: written.signatureVersion,
    deliveryStatusLogging: resolveDeliveryLogging(written.deliveryStatusLogging),
    tracing: written.tracing,
    traffic: resolveTraffic(written.traffic),
    dataProtection,
    stack: stackOfTopic(scope, name, written),
    tags: { ...scope.file.tags, ...written.tags },
    contract: resolveContract(scope, written.message, path),
    subscriptions,
  };
}

function externalTopic(
  scope: Scope,
  name: string,
  { external, message }: TopicFile & { readonly external: NonNullable<TopicFile['external']> },
  subscriptions: Subscription[],
): ExternalTopic {
  const path = ['topics', name];
  const { message: _, ...owners } = asMap(asMap(scope.written['topics'])[name]);
  const { arn, kmsKey } = resolveExternal(scope, { service: 'sns', external }, owners, path);
  const contract = resolveContract(scope, message, path);
  return { owned: false, name, path, arn, kmsKey, fifo: isFifoName(arn.resource), contract, subscriptions };
}

export interface ResolvedTopics {
  readonly topics: ReadonlyMap<string, Topic>;
  /** To be filled when subscriptions are resolved. */
  readonly subscriptionsOf: ReadonlyMap<string, Subscription[]>;
}

/** Topics by name, in order of their names. */
export function resolveTopics(scope: Scope): ResolvedTopics {
  const topics = new Map<string, Topic>();
  const subscriptionsOf = new Map<string, Subscription[]>();
  const entries = Object.entries(scope.file.topics ?? {}).sort(([a], [b]) => byCodeUnit(a, b));
  for (const [name, written] of entries) {
    const subscriptions: Subscription[] = [];
    const { external } = written;
    subscriptionsOf.set(name, subscriptions);
    topics.set(
      name,
      external === undefined
        ? ownedTopic(scope, name, written, subscriptions)
        : externalTopic(scope, name, { ...written, external }, subscriptions),
    );
  }
  return { topics, subscriptionsOf };
}
