import { parseArn } from '#base/aws/arns';
import { PUBLISHER, TARGET_RETRIES } from '#base/aws/limits';
import { child, type Path } from '#base/diagnostics/path';
import type { PublisherFile } from '../schema/publisher';
import { toSeconds } from '#base/util/units';
import { byCodeUnit, list, quoted } from '#base/util/text';
import { canonical, type Json, type JsonObject } from '#base/util/json';
import type { Consumer } from '#model/consumer';
import type { Publisher, S3Publisher, Targeting } from '#model/publisher';
import type { Store } from '#model/store';
import { publisherFacts } from '#model/kinds/publishers/index';
import { bucketOf } from '#model/kinds/stores/index';
import type { Queue, Topic } from '#model/topology';
import { apiOf } from './api';
import { functionsNamed } from './consumers/functions';
import { stackOfPublisher } from './placement';
import { arnHere, dangling, fail, physicalNameFor, resolveNames, type Scope } from './scope';
import { resolveTraffic } from './traffic';

interface Elements {
  readonly consumers: ReadonlyMap<string, Consumer>;
  readonly topics: ReadonlyMap<string, Topic>;
  readonly queues: ReadonlyMap<string, Queue>;
  readonly stores: ReadonlyMap<string, Store>;
}

function json(value: unknown): Json {
  return canonical(value as Json);
}

type Base = Pick<Publisher, 'name' | 'path' | 'publishes' | 'sends' | 'stack' | 'traffic'>;
type Named = Exclude<PublisherFile, { role: string } | { type: 's3' }>;

function madeOf(scope: Scope, { name, path }: Base, written: Named) {
  const { service, name: longest } = PUBLISHER[written.type];
  const named = {
    sort: 'publisher' as const,
    id: name,
    physicalName: written.physicalName,
    fifo: false,
    path,
  };
  const physicalName = physicalNameFor(scope, service, longest, named);
  return {
    physicalName: publisherFacts({ kind: written.type }).isUnderscored
      ? physicalName.replace(/-/g, '_')
      : physicalName,
    tags: { ...scope.file.tags, ...written.tags },
  };
}

function s3(base: Base, written: Extract<PublisherFile, { type: 's3' }>, { stores }: Elements): S3Publisher {
  const store = stores.get(written.bucket);
  const bucket = store && bucketOf(store);
  const { events, prefix, suffix } = written;
  return {
    ...base,
    kind: 's3',
    bucket: bucket?.owned ? bucket : (bucket?.physicalName ?? written.bucket),
    events: [...new Set(events)].sort(byCodeUnit),
    prefix,
    suffix,
  };
}

interface Outlets {
  readonly publishes?: readonly string[] | undefined;
  readonly sends?: readonly string[] | undefined;
  readonly invokes?: readonly string[] | undefined;
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return byCodeUnit(a.name, b.name);
}

/** Where it puts its messages, in order of names. */
function outletsOf(
  scope: Scope,
  path: Path,
  written: Outlets,
  isSchedule: boolean,
  { topics, queues }: Elements,
) {
  const { publishes = [], sends = [], invokes = [] } = written;
  if (publishes.length + sends.length + invokes.length === 0) {
    const keys = list(quoted(['publishes', 'sends', ...(isSchedule ? ['invokes'] : [])]), 'or');
    const message = `\`${String(path.at(-1))}\` needs ${keys}`;
    fail(scope, { rule: 'missing-key', message, path, on: 'key' });
  }
  return {
    publishes: resolveNames(scope, 'topic', publishes, child(path, 'publishes'), topics).sort(byName),
    sends: resolveNames(scope, 'queue', sends, child(path, 'sends'), queues).sort(byName),
  };
}

type WrittenTarget = Pick<
  Extract<PublisherFile, { type: 'schedule' }>,
  'messageGroup' | 'deadLetters' | 'retries' | 'sends'
>;

/** How EventBridge treats what it cannot deliver. */
function targetingOf(scope: Scope, path: Path, written: WrittenTarget, { queues }: Elements): Targeting {
  const { messageGroup, deadLetters: name, retries, sends } = written;
  const deadLetters = name === undefined ? undefined : queues.get(name);
  if (name !== undefined && !deadLetters)
    dangling(scope, 'queue', name, child(path, 'deadLetters'), queues.keys());
  if (messageGroup !== undefined && !sends?.some((one) => queues.get(one)?.fifo)) {
    const message = 'a message group means something only to a FIFO queue in `sends`';
    const at = child(path, 'messageGroup');
    fail(scope, { rule: 'wrong-value', message, path: at, on: 'key', help: 'remove `messageGroup`' });
  }
  const { attempts = TARGET_RETRIES.attempts.max, age = TARGET_RETRIES.age.max } = retries ?? {};
  return { messageGroup, deadLetters, retries: retries && { attempts, age: toSeconds(age)! } };
}

function resolveOne(scope: Scope, name: string, written: PublisherFile, elements: Elements): Publisher {
  const path: Path = ['publishers', name];
  const base: Base = {
    name,
    path,
    ...outletsOf(scope, path, written, written.type === 'schedule', elements),
    stack: stackOfPublisher(scope, 'stack' in written ? written : {}),
    traffic: resolveTraffic(written.traffic),
  };
  switch (written.type) {
    case undefined:
    case 'role':
      return { ...base, kind: 'role', role: parseArn(written.role)! };
    case 'api':
      return { ...base, ...madeOf(scope, base, written), ...apiOf(written) };
    case 's3':
      return s3(base, written, elements);
    case 'event-rule': {
      const made = madeOf(scope, base, written);
      const { bus, message, pattern } = written;
      const onBus = bus === undefined || bus === 'default' ? '' : `${bus}/`;
      return {
        ...base,
        ...made,
        ...targetingOf(scope, path, written, elements),
        kind: 'event-rule',
        arn: arnHere(scope, 'events', `rule/${onBus}${made.physicalName}`),
        pattern: json(pattern) as JsonObject,
        bus,
        message: message === undefined ? undefined : json(message),
      };
    }
    case 'schedule': {
      const { expression, timezone, message } = written;
      return {
        ...base,
        ...madeOf(scope, base, written),
        ...targetingOf(scope, path, written, elements),
        kind: 'schedule',
        invokes: functionsNamed(scope, written.invokes, child(path, 'invokes'), elements.consumers),
        expression,
        timezone,
        message: json(message),
      };
    }
    case 'iot-rule':
      return { ...base, ...madeOf(scope, base, written), kind: 'iot-rule', sql: written.sql };
  }
}

/** A bucket has one list of those it tells, so that a second one would undo the first. */
function checkBuckets(scope: Scope, publishers: Iterable<Publisher>): void {
  const taken = new Map<unknown, Path>();
  for (const publisher of publishers) {
    if (publisher.kind !== 's3') continue;
    const { bucket, path } = publisher;
    const other = taken.get(bucket);
    taken.set(bucket, path);
    if (!other) continue;
    const message = 'two publishers are the same bucket, which has only one notification configuration';
    const related = [{ path: other, message: 'the other is defined' }];
    fail(scope, { rule: 'duplicate-element', message, path: child(path, 'bucket'), related });
  }
}

/** API Gateway has one role for the logs of an account in a region, so that a second one would undo the first. */
function checkAccountRoles(scope: Scope, publishers: Iterable<Publisher>): void {
  const [first, ...others] = [...publishers].filter((one) => one.kind === 'api' && one.accountRole);
  for (const { path } of others) {
    const message = 'two APIs create the role for the logs of API Gateway, of which an account has only one';
    const related = [{ path: child(first!.path, 'accountRole'), message: 'the other is defined' }];
    fail(scope, { rule: 'duplicate-element', message, path: child(path, 'accountRole'), related });
  }
}

/** An API has one path for each topic and queue, by its name. */
function checkPaths(scope: Scope, publishers: Iterable<Publisher>): void {
  for (const { kind, path, publishes, sends } of publishers) {
    if (kind !== 'api') continue;
    const names = new Set(publishes.map(({ name }) => name));
    for (const { name } of sends.filter((queue) => names.has(queue.name))) {
      const message = `the API would have two paths \`/${name}\`, for the topic and for the queue`;
      fail(scope, { rule: 'duplicate-element', message, path: child(path, 'sends') });
    }
  }
}

/** Publishers by name, in order of their names. */
export function resolvePublishers(scope: Scope, elements: Elements): ReadonlyMap<string, Publisher> {
  const entries = Object.entries(scope.file.publishers ?? {}).sort(([a], [b]) => byCodeUnit(a, b));
  const publishers = new Map(
    entries.map(([name, written]) => [name, resolveOne(scope, name, written, elements)]),
  );
  checkBuckets(scope, publishers.values());
  checkAccountRoles(scope, publishers.values());
  checkPaths(scope, publishers.values());
  return publishers;
}
