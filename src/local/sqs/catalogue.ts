import { QUEUE, TAGS } from '#base/aws/limits';
import { parsedJson } from '#base/util/json';
import { DONE, type Actions } from '../action';
import { ApiError, invalidParameter, invalidValue } from '../protocol/errors';
import { required, text, textMap, texts, whole, type Input } from '../protocol/input';
import type { World } from '../world';
import { checkAttributes, changed, DEFAULTS, lowered, type Settable } from './attribute-values';
import { queueOf } from './messages';
import { redriveOf } from './redrive-policy';
import { LocalQueue } from './queue';

const NAME = new RegExp(`^[\\w-]{1,${QUEUE.name}}$`);
const BAD_NAME = `Can only include alphanumeric characters, hyphens, or underscores. 1 to ${QUEUE.name} in length`;

function checkName(name: string, fifo: boolean): void {
  const isWhole = name.length <= QUEUE.name && NAME.test(name.replace(/\.fifo$/, ''));
  if (!isWhole || name.endsWith('.fifo') !== fifo) {
    throw name.endsWith('.fifo') === fifo || !fifo
      ? invalidValue(BAD_NAME)
      : invalidValue(
          'The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end with .fifo suffix and be 1 to 80 in length.',
        );
  }
}

/** A queue that is there already is no problem, if it has what is asked for. */
function sameAs(queue: LocalQueue, attributes: Settable): LocalQueue {
  const differing = Object.entries(attributes).find(([name, value]) => {
    const now = queue.attributes[name] ?? '';
    return name.endsWith('Policy') ? normal(now) !== normal(value) : now !== value;
  });
  if (!differing) return queue;
  throw new ApiError(
    'QueueNameExists',
    `A queue already exists with the same name and a different value for attribute ${differing[0]}`,
  );
}

function normal(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return text;
  }
}

export function createQueue(
  world: World,
  name: string,
  attributes: Settable,
  tags: Settable = {},
): LocalQueue {
  const fifo = attributes['FifoQueue'] === 'true';
  if (attributes['FifoQueue'] === 'false') {
    throw new ApiError('InvalidAttributeName', 'Unknown Attribute FifoQueue.');
  }
  checkName(name, fifo);
  checkAttributes(attributes, fifo);
  const before = world.queues.get(name);
  if (before) return sameAs(before, attributes);
  const queue = new LocalQueue(world, name, changed({}, attributes));
  queue.tags = { ...tags };
  world.queues.set(name, queue);
  world.journal.catalogue();
  return queue;
}

function counted(queue: LocalQueue): Record<string, string> {
  queue.expire();
  const { visible, inFlight, delayed } = queue.store.counts(queue.world.clock.now());
  return {
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesNotVisible: String(inFlight),
    ApproximateNumberOfMessagesDelayed: String(delayed),
  };
}

const KNOWN = new Set([
  'All',
  ...Object.keys(DEFAULTS),
  ...[
    'QueueArn',
    'CreatedTimestamp',
    'LastModifiedTimestamp',
    'Policy',
    'RedrivePolicy',
    'RedriveAllowPolicy',
  ],
  ...[
    'ApproximateNumberOfMessages',
    'ApproximateNumberOfMessagesNotVisible',
    'ApproximateNumberOfMessagesDelayed',
  ],
  ...['FifoQueue', 'ContentBasedDeduplication', 'DeduplicationScope', 'FifoThroughputLimit'],
  ...['KmsMasterKeyId', 'KmsDataKeyReusePeriodSeconds'],
]);

function attributesOf(queue: LocalQueue, names: readonly string[]) {
  const unknown = names.find((name) => !KNOWN.has(name));
  if (unknown !== undefined) throw new ApiError('InvalidAttributeName', `Unknown Attribute ${unknown}.`);
  const all = { QueueArn: queue.arn, ...counted(queue), ...queue.attributes };
  const wanted = Object.entries(all).filter(([name]) => names.includes('All') || names.includes(name));
  return wanted.length === 0 ? DONE : { Attributes: Object.fromEntries(wanted) };
}

export function setAttributes(queue: LocalQueue, wanted: Settable): void {
  const { FifoQueue: type, ...attributes } = wanted;
  if (type !== undefined && type !== String(queue.fifo)) {
    throw queue.fifo
      ? new ApiError(
          'InvalidAttributeValue',
          'Invalid value for the parameter FifoQueue. Reason: Modifying queue type is not supported.',
        )
      : new ApiError('InvalidAttributeName', 'Unknown Attribute FifoQueue.');
  }
  checkAttributes(attributes, queue.fifo);
  queue.attributes = changed(queue.attributes, attributes);
  queue.attributes['LastModifiedTimestamp'] = String(Math.floor(queue.world.clock.now() / 1000));
  queue.world.journal.catalogue();
  queue.waiting.look();
}

/** The attributes that a client asks for. Its dead-letter queue has to be there, while a file makes all at once. */
function asked(world: World, input: Input): Settable {
  const attributes = lowered(textMap(input, 'Attributes'));
  const policy = attributes['RedrivePolicy'] ?? '';
  const target = redriveOf(parsedJson(policy))?.deadLetterTargetArn;
  if (target === undefined || world.queueByArn(target)) return attributes;
  throw invalidParameter('RedrivePolicy', policy, 'Dead letter target does not exist.');
}

/** Part of a list, and the token of the rest. */
function page<T>(items: readonly T[], input: Input, most: number) {
  const token = text(input, 'NextToken');
  const from = token === undefined ? 0 : Number(Buffer.from(token, 'base64').toString());
  const count = whole(input, 'MaxResults');
  if (count !== undefined && (count < 1 || count > 1000)) {
    throw invalidParameter('MaxResults', count, 'MaxResults must be an integer between 1 and 1000');
  }
  if (!Number.isInteger(from)) throw invalidValue('Invalid or expired next token.');
  const end = from + (count ?? most);
  const hasMore = count !== undefined && end < items.length;
  return {
    items: items.slice(from, end),
    token: hasMore ? { NextToken: Buffer.from(String(end)).toString('base64') } : {},
  };
}

/** Queues, their attributes and tags. */
export const QUEUE_ACTIONS: Actions = {
  CreateQueue: (world, input) => {
    const name = required(input, 'QueueName');
    const attributes = asked(world, input);
    return { QueueUrl: createQueue(world, name, attributes, textMap(input, 'tags')).url };
  },
  GetQueueUrl: (world, input) => ({ QueueUrl: world.queueNamed(required(input, 'QueueName')).url }),
  ListQueues: (world, input) => {
    const prefix = text(input, 'QueueNamePrefix') ?? '';
    const urls = [...world.queues.values()]
      .filter(({ name }) => name.startsWith(prefix))
      .map(({ url }) => url);
    const { items, token } = page(urls, input, 1000);
    return items.length === 0 ? DONE : { QueueUrls: items, ...token };
  },
  DeleteQueue: (world, input) => {
    const queue = queueOf(world, input);
    queue.purge();
    world.queues.delete(queue.name);
    world.journal.catalogue();
    return DONE;
  },
  GetQueueAttributes: (world, input) => attributesOf(queueOf(world, input), texts(input, 'AttributeNames')),
  SetQueueAttributes: (world, input) => {
    setAttributes(queueOf(world, input), asked(world, input));
    return DONE;
  },
  ListDeadLetterSourceQueues: (world, input) => {
    const { arn } = queueOf(world, input);
    const sources = [...world.queues.values()].filter(({ redrive }) => redrive?.deadLetterTargetArn === arn);
    const { items, token } = page(
      sources.map(({ url }) => url),
      input,
      1000,
    );
    return { queueUrls: items, ...token };
  },
  TagQueue: (world, input) => {
    const queue = queueOf(world, input);
    const tags = textMap(input, 'Tags');
    if (Object.keys(tags).length === 0)
      throw new ApiError('MissingParameter', 'The request must contain the parameter Tags.');
    const all = { ...queue.tags, ...tags };
    if (Object.keys(all).length > TAGS.count)
      throw invalidValue(`Too many tags added for queue ${queue.name}.`);
    queue.tags = all;
    world.journal.catalogue();
    return DONE;
  },
  UntagQueue: (world, input) => {
    const queue = queueOf(world, input);
    const keys = texts(input, 'TagKeys');
    if (keys.length === 0) throw invalidValue('Tag keys must be between 1 and 128 characters in length.');
    queue.tags = Object.fromEntries(Object.entries(queue.tags).filter(([key]) => !keys.includes(key)));
    world.journal.catalogue();
    return DONE;
  },
  ListQueueTags: (world, input) => {
    const { tags } = queueOf(world, input);
    return Object.keys(tags).length === 0 ? DONE : { Tags: tags };
  },
};
