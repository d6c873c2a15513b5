import { formatArn } from '#base/aws/arns';
import type { JsonObject } from '#base/util/json';
import {
  nameInAws,
  stackName,
  type OwnedQueue,
  type OwnedTopic,
  type Queue,
  type Receiver,
  type Subscription,
  type Topic,
  type Topology,
} from '#model/topology';
import { receiverFacts } from '#model/kinds/receivers/index';
import { messageComponents, messagesOfQueue, messagesOfTopic } from './asyncapi-messages';
import { sendersOf } from '#model/senders';
import { jsonText } from '#base/util/json';

/*
 * AsyncAPI 3 with the bindings of SNS and SQS, from the side of those who use the topology: they send to topics and
 * receive from queues. https://www.asyncapi.com/docs/reference/specification/v3.0.0
 */

const SNS_BINDING = '0.1.0';
const SQS_BINDING = '0.2.0';

/** The account stays open until the topology is deployed. */
const ACCOUNT = '{account}';

/** A reference in the bindings: by name what is ours, by ARN what is not. */
function identifier(element: Topic | Queue): JsonObject {
  return element.owned ? { name: element.physicalName } : { arn: formatArn(element.arn, ACCOUNT) };
}

function topicBinding(topic: OwnedTopic): JsonObject {
  const { fifo, contentBasedDeduplication, tags } = topic;
  return {
    name: topic.physicalName,
    ordering: {
      type: fifo ? 'FIFO' : 'standard',
      ...(fifo ? { contentBasedDeduplication: contentBasedDeduplication ?? false } : {}),
    },
    tags,
    bindingVersion: SNS_BINDING,
  };
}

function queueDefinition(queue: OwnedQueue): JsonObject {
  const { deadLetters, deduplicationScope, throughputLimit } = queue;
  return {
    name: queue.physicalName,
    fifoQueue: queue.fifo,
    ...(deduplicationScope === undefined ? {} : { deduplicationScope }),
    ...(throughputLimit === undefined ? {} : { fifoThroughputLimit: throughputLimit }),
    deliveryDelay: queue.delay,
    visibilityTimeout: queue.visibilityTimeout,
    receiveMessageWaitTime: queue.receiveWait,
    messageRetentionPeriod: queue.retention,
    ...(deadLetters
      ? {
          redrivePolicy: {
            deadLetterQueue: identifier(deadLetters.queue),
            maxReceiveCount: deadLetters.maxReceiveCount,
          },
        }
      : {}),
    tags: queue.tags,
  };
}

function queueBinding(queue: OwnedQueue): JsonObject {
  const target = queue.deadLetters?.queue;
  return {
    queue: queueDefinition(queue),
    ...(target?.owned ? { deadLetterQueue: queueDefinition(target) } : {}),
    bindingVersion: SQS_BINDING,
  };
}

/** The binding knows lists of texts and maps only; any other policy stands in a field of our own. */
function fitsBinding(policy: JsonObject): boolean {
  return Object.values(policy).every((value) =>
    Array.isArray(value) ? value.every((item) => typeof item === 'string') : typeof value === 'object',
  );
}

function consumer({ receiver, filter, raw, deadLetters }: Subscription): JsonObject {
  const facts = receiverFacts<Receiver>(receiver);
  const policy = filter && {
    [fitsBinding(filter.policy) ? 'filterPolicy' : 'x-filter-policy']: filter.policy,
    filterPolicyScope: filter.scope === 'body' ? 'MessageBody' : 'MessageAttributes',
  };
  return {
    protocol: facts.protocol(receiver),
    endpoint: facts.identifier(receiver, ACCOUNT),
    ...policy,
    rawMessageDelivery: raw,
    ...(deadLetters ? { redrivePolicy: { deadLetterQueue: identifier(deadLetters) } } : {}),
  };
}

function reference(channel: string): JsonObject {
  return { $ref: `#/channels/${channel}` };
}

type Entry = readonly [string, JsonObject];

function topicEntries(topic: Topic): { readonly channel: Entry; readonly operations: readonly Entry[] } {
  const id = `topic-${topic.name}`;
  const consumers = topic.subscriptions.map(consumer);
  const binding = { topic: identifier(topic), consumers, bindingVersion: SNS_BINDING };
  return {
    channel: [
      id,
      {
        address: nameInAws(topic),
        ...messagesOfTopic(topic),
        ...(topic.owned ? { bindings: { sns: topicBinding(topic) } } : {}),
      },
    ],
    operations: [
      [
        `publish-to-${topic.name}`,
        {
          action: 'send',
          channel: reference(id),
          ...(consumers.length > 0 ? { bindings: { sns: binding } } : {}),
        },
      ],
    ],
  };
}

/** Which programs that somebody else runs receive from a queue, as far as the file has notes of them. */
function receivedElsewhere({ consumers }: Topology, queue: Queue): { readonly description?: string } {
  const notes = [...consumers.values()].flatMap((one) =>
    one.queues.includes(queue) && 'note' in one && one.note !== undefined ? [`${one.name}: ${one.note}`] : [],
  );
  return notes.length === 0 ? {} : { description: notes.join('; ') };
}

/** What programs do with a queue: who the file says sends to it does so without a topic. */
function queueEntries(
  topology: Topology,
  queue: Queue,
): { readonly channel: Entry; readonly operations: readonly Entry[] } {
  const id = `queue-${queue.name}`;
  return {
    channel: [
      id,
      {
        address: nameInAws(queue),
        ...messagesOfQueue(topology, queue),
        ...(queue.owned ? { bindings: { sqs: queueBinding(queue) } } : {}),
      },
    ],
    operations: [
      ...(sendersOf(topology, queue).length === 0
        ? []
        : [[`send-to-${queue.name}`, { action: 'send', channel: reference(id) }] as const]),
      [
        `receive-from-${queue.name}`,
        { action: 'receive', channel: reference(id), ...receivedElsewhere(topology, queue) },
      ],
    ],
  };
}

/** The topology as an AsyncAPI document, in JSON, which is YAML too. */
export function asyncApi(topology: Topology): string {
  const entries = [
    ...[...topology.topics.values()].map(topicEntries),
    ...[...topology.queues.values()].map((queue) => queueEntries(topology, queue)),
  ];
  const document = {
    asyncapi: '3.0.0',
    info: {
      title: stackName(topology),
      version: '1.0.0',
      description: `The messaging topology ${topology.name}, environment ${topology.environment}.`,
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(entries.map(({ channel }) => channel)),
    operations: Object.fromEntries(entries.flatMap(({ operations }) => operations)),
    ...messageComponents(topology),
  };
  return jsonText(document);
}
