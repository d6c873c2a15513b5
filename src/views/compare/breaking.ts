import { filterPolicy } from '#messages/filter-policy/index';
import { checkPolicy } from '#messages/filter-policy/check';
import { fieldsOf } from '#messages/filter-policy/limits';
import { testOf } from '#messages/filter-policy/test-of';
import { breaksBetween, type Break } from '#messages/contract/breaks';
import { blockingFields } from '#messages/contract/passes';
import { queueOf } from '#model/kinds/receivers/index';
import type { MessageSchema } from '#model/contract';
import { readersOf } from '#model/readers';
import { sendersOf } from '#model/senders';
import type { Filter, Queue, Subscription, Topic, Topology } from '#model/topology';

/** One change that somebody may not be ready for. */
export interface Breaking {
  readonly side: Break['side'];
  /** Section and name: `topics.orders`. */
  readonly id: string;
  readonly message: string;
  /** The publishers or consumers, as far as the file names them. */
  readonly concerned: readonly string[];
}

/** Elements of both sides, by what they were called before. */
function pairs<T extends Topic | Queue>(before: ReadonlyMap<string, T>, after: ReadonlyMap<string, T>) {
  const now = new Map<string, T>(
    [...after.values()].map((one) => [(one.owned ? one.renamedFrom : undefined) ?? one.name, one]),
  );
  return [...before].map(([name, was]) => ({ was, is: after.get(name) ?? now.get(name) }));
}

function consumersOf(topology: Topology, { receiver, name }: Subscription): string[] {
  const queue = queueOf(receiver);
  if (!queue) return [`subscription \`${name}\``];
  const readers = readersOf(topology, queue).map((reader) => reader.name);
  return readers.length > 0
    ? readers.map((reader) => `${reader} (queue \`${queue.name}\`)`)
    : [`queue \`${queue.name}\``];
}

function publishersOf(topology: Topology, topic: Topic | Queue): string[] {
  return sendersOf(topology, topic).map(({ name }) => name);
}

function physicalName(element: Topic | Queue): string {
  return element.owned ? element.physicalName : element.name;
}

/** Whether a filter keeps all new values of the field away from its consumer. */
function keepsAway(
  filter: Filter | undefined,
  { field, onlyValues }: Break,
  scope: Filter['scope'],
): boolean {
  if (!filter || filter.scope !== scope || !onlyValues) return false;
  const { policy, isSound } = checkPolicy(filter.policy, filter.scope);
  const asked = isSound ? fieldsOf(policy.clauses).filter(({ name }) => name === field) : [];
  if (asked.length === 0 || policy.clauses.some(({ kind }) => kind === 'choice')) return false;
  const passes = (value: unknown) =>
    asked.every(({ conditions }) =>
      conditions.some(({ condition }) => typeof value !== 'object' && testOf(condition)(value as string)),
    );
  return !onlyValues.some(passes);
}

type Part = 'body' | 'attributes';
const PARTS: readonly Part[] = ['body', 'attributes'];

/** Changes of what messages of a topic look like. */
function ofContract(before: Topology, was: Topic, is: Topic): Breaking[] {
  return PARTS.flatMap((part) => {
    const [old, now] = [was.contract?.[part], is.contract?.[part]];
    if (!old || !now) return old ? [gone(before, was, part)] : [];
    return breaksBetween(old.schema, now.schema).flatMap((one) => ofBreak(before, was, part, one));
  });
}

function isHeard(topic: Topic, concerned: readonly string[]): boolean {
  return concerned.length > 0 || (topic.owned && hasOutsiders(topic.subscribers));
}

function hasOutsiders(others: object): boolean {
  return Object.values(others).some((some) => (Array.isArray(some) ? some.length > 0 : some !== undefined));
}

function gone(before: Topology, topic: Topic, part: Part): Breaking {
  const concerned = topic.subscriptions.flatMap((one) => consumersOf(before, one));
  const message = `topic \`${topic.name}\` says nothing of the ${part === 'body' ? 'body' : 'attributes'} of its messages any more`;
  return { side: 'consumers', id: `topics.${topic.name}`, message, concerned };
}

function ofBreak(before: Topology, topic: Topic, part: Part, one: Break): Breaking[] {
  const noun = part === 'body' ? 'field' : 'attribute';
  const what =
    one.field === '' ? `the ${part === 'body' ? 'body' : 'set of attributes'}` : `${noun} \`${one.field}\``;
  const message = `${what} of messages of topic \`${topic.name}\` ${one.words}`;
  const id = `topics.${topic.name}`;
  if (one.side === 'publishers')
    return [{ side: one.side, id, message, concerned: publishersOf(before, topic) }];
  const hearing = topic.subscriptions.filter(({ filter }) => !keepsAway(filter, one, part));
  const concerned = hearing.flatMap((subscription) => consumersOf(before, subscription));
  return isHeard(topic, concerned) ? [{ side: one.side, id, message, concerned }] : [];
}

/** What publishers and consumers find a topic or queue by. */
function ofTopic(before: Topology, was: Topic, is: Topic | undefined): Breaking[] {
  const id = `topics.${was.name}`;
  const publishers = publishersOf(before, was);
  const consumers = was.subscriptions.flatMap((one) => consumersOf(before, one));
  const change = !is ? 'is gone' : changedPlace(was, is);
  if (change === undefined) return ofContract(before, was, is!);
  const message = `topic \`${was.name}\` ${change}`;
  return [
    { side: 'publishers', id, message, concerned: publishers },
    ...(consumers.length > 0 && !is
      ? [{ side: 'consumers', id, message, concerned: consumers } as const]
      : []),
    ...(is ? ofContract(before, was, is) : []),
  ];
}

function changedPlace(was: Topic | Queue, is: Topic | Queue): string | undefined {
  if (was.fifo !== is.fifo) return is.fifo ? 'is FIFO now' : 'is not FIFO any more';
  const [old, now] = [physicalName(was), physicalName(is)];
  return old === now ? undefined : `is called \`${now}\` in AWS now, and was \`${old}\``;
}

function ofQueue(before: Topology, was: Queue, is: Queue | undefined): Breaking[] {
  const change = !is ? 'is gone' : changedPlace(was, is);
  if (change === undefined || (was.owned && !was.declared)) return [];
  const id = `queues.${was.name}`;
  const message = `queue \`${was.name}\` ${change}`;
  const readers = readersOf(before, was).map(({ name }) => name);
  const senders = publishersOf(before, was).filter((name) => !name.startsWith('topic '));
  return [
    { side: 'consumers', id, message, concerned: readers },
    ...(senders.length > 0 ? [{ side: 'publishers', id, message, concerned: senders } as const] : []),
  ];
}

function schemaFor(topic: Topic, { scope }: Filter): MessageSchema | undefined {
  return topic.contract?.[scope];
}

/** Whether no message that the topic says it has passes. */
function isImpossible({ topic, filter }: Subscription): boolean {
  const schema = filter && schemaFor(topic, filter);
  if (!filter || !schema) return false;
  const { policy, isSound } = checkPolicy(filter.policy, filter.scope);
  return isSound && blockingFields(schema.schema, policy, filter.scope).length > 0;
}

/** What a change of a filter means for who consumes; nothing if the same messages pass. */
function filterWords(was: Subscription, is: Subscription): string | undefined {
  if (isImpossible(is) && !isImpossible(was)) return 'matches no message any more';
  const [old, now] = [was.filter, is.filter];
  if (!old || !now)
    return old ? 'is gone: all messages pass' : now ? 'is new: fewer messages pass' : undefined;
  if (old.scope !== now.scope) return `looks at the ${now.scope} now`;
  const [a, b] = [old.policy as object, now.policy as object];
  const covers = (wide: object, narrow: object) => filterPolicy.covers(wide, narrow, now.scope);
  const [grows, shrinks] = [covers(b, a), covers(a, b)];
  if (grows) return shrinks ? undefined : 'is wider: more messages pass';
  return shrinks ? 'is narrower: fewer messages pass' : differentWords(a, b);
}

function differentWords(a: object, b: object): string | undefined {
  return JSON.stringify(a) === JSON.stringify(b) ? undefined : 'lets other messages pass';
}

function ofSubscriptions(before: Topology, after: Topology): Breaking[] {
  const [old, now] = [before, after].map(
    ({ subscriptions }) => new Map(subscriptions.map((one) => [one.name, one] as const)),
  ) as [Map<string, Subscription>, Map<string, Subscription>];
  const changed = [...old.values()].flatMap((was) => {
    const is = now.get(was.name);
    const isGoneAnyway = !after.topics.has(was.topic.name) || !receiverStays(was, after);
    if (!is) return isGoneAnyway ? [] : [told(before, was, `subscription \`${was.name}\` is gone`)];
    const words = filterWords(was, is);
    return [
      ...(words === undefined
        ? []
        : [told(before, was, `the filter of subscription \`${was.name}\` ${words}`)]),
      ...(was.raw === is.raw
        ? []
        : [
            told(
              before,
              was,
              `subscription \`${was.name}\` delivers ${is.raw ? 'without' : 'with'} the envelope of SNS now`,
            ),
          ]),
    ];
  });
  const added = [...now.values()].filter((one) => !old.has(one.name) && receiverStays(one, before));
  return [
    ...changed,
    ...added.map((one) =>
      told(
        after,
        one,
        `subscription \`${one.name}\` is new, and brings messages of topic \`${one.topic.name}\``,
      ),
    ),
  ];
}

/** Whether the queue that a subscription delivers to is in the other topology too. */
function receiverStays({ receiver }: Subscription, { queues }: Topology): boolean {
  const queue = queueOf(receiver);
  return queue !== undefined && queues.has(queue.name);
}

function told(topology: Topology, subscription: Subscription, message: string): Breaking {
  return {
    side: 'consumers',
    id: `subscriptions.${subscription.name}`,
    message,
    concerned: consumersOf(topology, subscription),
  };
}

/** Every change from one topology to another that a publisher or a consumer may not be ready for. */
export function breakingChanges(before: Topology, after: Topology): Breaking[] {
  return [
    ...pairs(before.topics, after.topics).flatMap(({ was, is }) => ofTopic(before, was, is)),
    ...pairs(before.queues, after.queues).flatMap(({ was, is }) => ofQueue(before, was, is)),
    ...ofSubscriptions(before, after),
  ];
}
