import { formatArn } from '#base/aws/arns';
import { receiverFacts } from '#model/kinds/receivers/index';
import {
  nameInAws,
  type OwnedQueue,
  type OwnedTopic,
  type Queue,
  type Receiver,
  type Subscription,
  type Topic,
} from '#model/topology';
import type { Settable } from '../sqs/attribute-values';
import type { World } from '../world';

/* What a topology means in the attributes of SQS and SNS. */

function written(attributes: Readonly<Record<string, string | number | boolean | undefined>>): Settable {
  const entries = Object.entries(attributes).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}

function ownQueue(world: World, queue: OwnedQueue): Settable {
  const { deadLetters, fifo } = queue;
  const redrive = deadLetters && {
    deadLetterTargetArn: world.queueArn(nameInAws(deadLetters.queue)),
    maxReceiveCount: deadLetters.maxReceiveCount,
  };
  return written({
    VisibilityTimeout: queue.visibilityTimeout,
    MessageRetentionPeriod: queue.retention,
    DelaySeconds: queue.delay,
    ReceiveMessageWaitTimeSeconds: queue.receiveWait,
    MaximumMessageSize: queue.maxMessageSize,
    RedrivePolicy: redrive ? JSON.stringify(redrive) : '',
    ...(fifo
      ? {
          ContentBasedDeduplication: queue.contentBasedDeduplication ?? false,
          DeduplicationScope: queue.deduplicationScope,
          FifoThroughputLimit: queue.throughputLimit,
        }
      : {}),
  });
}

/** What somebody else owns is there with what AWS sets by default. */
export function queueAttributes(world: World, queue: Queue): Settable {
  return queue.owned ? ownQueue(world, queue) : {};
}

function ownTopic({ fifo, contentBasedDeduplication, throughputScope, displayName }: OwnedTopic): Settable {
  const scope = throughputScope === 'messageGroup' ? 'MessageGroup' : undefined;
  return written({
    DisplayName: displayName,
    ...(fifo
      ? { ContentBasedDeduplication: contentBasedDeduplication ?? false, FifoThroughputScope: scope }
      : {}),
  });
}

export function topicAttributes(topic: Topic): Settable {
  const own = topic.owned ? ownTopic(topic) : {};
  return topic.fifo ? { FifoTopic: 'true', ...own } : own;
}

interface Endpoint {
  readonly protocol: string;
  readonly endpoint: string;
}

export function functionArn(world: World, name: string): string {
  const [, partition] = world.queueArn('').split(':');
  return formatArn(
    {
      partition: partition!,
      service: 'lambda',
      region: world.region,
      account: world.account,
      resource: `function:${name}`,
    },
    world.account,
  );
}

/** Stands for an address that the file does not have: nothing is ever sent to it. */
const UNKNOWN = 'https://address.invalid';

/** Protocol and endpoint as `Subscribe` takes them. */
export function endpointOf(world: World, receiver: Receiver): Endpoint {
  const facts = receiverFacts(receiver);
  const protocol = facts.protocol(receiver);
  const queue = facts.queue(receiver);
  if (queue) return { protocol, endpoint: world.queueArn(nameInAws(queue)) };
  const lambda = facts.lambda(receiver);
  if (lambda) return { protocol, endpoint: functionArn(world, lambda.physicalName) };
  return { protocol, endpoint: facts.endpoint(receiver, world.account) ?? UNKNOWN };
}

export function subscriptionAttributes(world: World, { filter, raw, deadLetters }: Subscription): Settable {
  const redrive = deadLetters && { deadLetterTargetArn: world.queueArn(nameInAws(deadLetters)) };
  return written({
    RawMessageDelivery: raw,
    FilterPolicy: filter && JSON.stringify(filter.policy),
    FilterPolicyScope: filter && (filter.scope === 'body' ? 'MessageBody' : 'MessageAttributes'),
    RedrivePolicy: redrive && JSON.stringify(redrive),
  });
}
