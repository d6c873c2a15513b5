import { filterOf } from '../sns/subscription-attributes';
import { LocalTopic, type LocalSubscription } from '../sns/topic';
import { LocalQueue } from '../sqs/queue';
import type { LocalAttribute, LocalMessage } from '../message';
import type { World } from '../world';

type Texts = Readonly<Record<string, string>>;

interface KeptAttribute {
  readonly type: string;
  readonly text?: string | undefined;
  readonly base64?: string;
}

type KeptMessage = Omit<LocalMessage, 'attributes'> & {
  readonly attributes: Readonly<Record<string, KeptAttribute>>;
};

interface KeptQueue {
  readonly name: string;
  readonly attributes: Texts;
  readonly tags: Texts;
}

interface KeptTopic extends KeptQueue {
  readonly sequence: number;
}

type KeptSubscription = Pick<LocalSubscription, 'arn' | 'protocol' | 'endpoint' | 'attributes' | 'token'> & {
  readonly topic: string;
};

interface Catalogue {
  readonly queues: readonly KeptQueue[];
  readonly topics: readonly KeptTopic[];
  readonly subscriptions: readonly KeptSubscription[];
}

/** One line of the log. */
export type LogRecord =
  | { readonly kind: 'catalogue'; readonly catalogue: Catalogue }
  | { readonly kind: 'put'; readonly queue: string; readonly message: KeptMessage }
  | {
      readonly kind: 'hide';
      readonly queue: string;
      readonly id: string;
      readonly visibleAt: number;
      readonly receives: number;
      readonly receipt: number;
      readonly firstReceivedAt: number | undefined;
    }
  | { readonly kind: 'remove'; readonly queue: string; readonly id: string };

function keptAttribute({ DataType, StringValue, BinaryValue }: LocalAttribute): KeptAttribute {
  if (!BinaryValue) return { type: DataType, text: StringValue };
  return { type: DataType, base64: Buffer.from(BinaryValue).toString('base64') };
}

function attributeAgain({ type, text, base64 }: KeptAttribute): LocalAttribute {
  return base64 === undefined
    ? { DataType: type, StringValue: text }
    : { DataType: type, BinaryValue: Buffer.from(base64, 'base64') };
}

function each<A, B>(map: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, change(value)]));
}

export function putRecord(queue: string, message: LocalMessage): LogRecord {
  return { kind: 'put', queue, message: { ...message, attributes: each(message.attributes, keptAttribute) } };
}

export function hideRecord(queue: string, message: LocalMessage): LogRecord {
  const { id, visibleAt, receives, receipt, firstReceivedAt } = message;
  return { kind: 'hide', queue, id, visibleAt, receives, receipt, firstReceivedAt };
}

export function catalogueRecord({ queues, topics, subscriptions }: World): LogRecord {
  return {
    kind: 'catalogue',
    catalogue: {
      queues: [...queues.values()].map(({ name, attributes, tags }) => ({ name, attributes, tags })),
      topics: [...topics.values()].map(({ name, attributes, tags, sequence }) => ({
        name,
        attributes,
        tags,
        sequence,
      })),
      subscriptions: [...subscriptions.values()].map(
        ({ arn, topic, protocol, endpoint, attributes, token }) => ({
          arn,
          topic: topic.arn,
          protocol,
          endpoint,
          attributes,
          token,
        }),
      ),
    },
  };
}

/** Everything that a world is, as a log that has never changed. */
export function* wholeLog(world: World): Generator<LogRecord> {
  yield catalogueRecord(world);
  for (const { name, store } of world.queues.values()) {
    for (const message of store.contents()) yield putRecord(name, message);
  }
}

function replayCatalogue(world: World, { queues, topics, subscriptions }: Catalogue): void {
  const names = new Set(queues.map(({ name }) => name));
  for (const { name } of world.queues.values()) if (!names.has(name)) world.queues.delete(name);
  for (const { name, attributes, tags } of queues) {
    const queue = world.queues.get(name) ?? new LocalQueue(world, name, attributes);
    queue.attributes = { ...attributes };
    queue.tags = { ...tags };
    world.queues.set(name, queue);
  }
  world.topics.clear();
  world.subscriptions.clear();
  for (const { name, attributes, tags, sequence } of topics) {
    const topic = new LocalTopic(world, name, { ...attributes });
    topic.tags = { ...tags };
    topic.sequence = sequence;
    world.topics.set(topic.arn, topic);
  }
  for (const { topic: arn, attributes, ...kept } of subscriptions) {
    const topic = world.topics.get(arn);
    if (!topic) continue;
    const filter = filterOf(attributes);
    const subscription: LocalSubscription = { ...kept, topic, attributes: { ...attributes }, filter };
    world.subscriptions.set(kept.arn, subscription);
    topic.subscriptions.add(subscription);
  }
}

export function replay(world: World, record: LogRecord): void {
  if (record.kind === 'catalogue') return replayCatalogue(world, record.catalogue);
  const queue = world.queues.get(record.queue);
  if (!queue) return;
  if (record.kind === 'put') {
    const { attributes, ...message } = record.message;
    return queue.restore({ ...message, attributes: each(attributes, attributeAgain) });
  }
  const message = queue.byId.get(record.id);
  if (!message) return;
  if (record.kind === 'remove') return void queue.remove(message);
  const { visibleAt, receives, receipt, firstReceivedAt } = record;
  queue.store.hideUntil(message, world.clock.now(), world.clock.now());
  Object.assign(message, { receives, receipt, firstReceivedAt });
  queue.store.hideUntil(message, visibleAt, world.clock.now());
}
