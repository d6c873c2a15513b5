import { formatArn } from '#base/aws/arns';
import { formatBytes, formatSeconds } from '#base/util/units';
import type {
  ExternalQueue,
  ExternalTopic,
  OwnedQueue,
  OwnedTopic,
  Queue,
  Receiver,
  Subscription,
  Topic,
} from '#model/topology';
import type { Encryption, Tags } from '#model/element';
import { byCodeUnit, list, plural } from '#base/util/text';
import { NOBODY, type Others } from '#model/others';
import { RECEIVER_KINDS, receiverFacts } from '#model/kinds/receivers/index';
import { optional, UNKNOWN_ACCOUNT, type Setting } from '#model/kinds/shown';

const YES = (condition: boolean | undefined): string | undefined =>
  condition === undefined ? undefined : condition ? 'yes' : 'no';

export function encryptionWords(encryption: Encryption): string {
  switch (encryption.kind) {
    case 'none':
      return 'none';
    case 'sqs':
      return 'by SQS, with a key of its own';
    case 'managed-key':
      return "with the topology's own KMS key";
    case 'own-key':
      return `with the KMS key ${encryption.key}`;
  }
}

/** `account 222222222222 and s3.amazonaws.com for arn:aws:s3:::uploads` */
function othersWords({ accounts, roles, organization, services }: Others): string {
  return list([
    ...accounts.map((account) => `account ${account}`),
    ...roles,
    ...(organization === undefined ? [] : [`organization ${organization}`]),
    ...services.map(({ service, sourceArn, sourceAccount }) => {
      const source = sourceArn ? list(sourceArn) : sourceAccount && `account ${sourceAccount}`;
      return source === undefined ? service : `${service} for ${source}`;
    }),
  ]);
}

function tagWords(tags: Tags): string {
  const inOrder = Object.entries(tags).sort(([a], [b]) => byCodeUnit(a, b));
  return list(inOrder.map(([key, value]) => `${key}: ${value}`));
}

function loggingWords({ deliveryStatusLogging: logging }: OwnedTopic): string {
  if (!logging) return 'no';
  if (logging.sampleRate === 100) return 'yes';
  const successes = logging.sampleRate === 0 ? '' : ` and ${logging.sampleRate} % of the others`;
  return `failed deliveries${successes}`;
}

function externalSettings({ arn, kmsKey }: ExternalTopic | ExternalQueue): Setting[] {
  return [
    { label: 'Owned by', value: 'somebody else', keys: [] },
    ...optional(
      'ARN',
      formatArn(arn, UNKNOWN_ACCOUNT),
      'external',
      'external.name',
      'external.region',
      'external.account',
    ),
    ...optional('Encryption', kmsKey && `with the KMS key ${kmsKey}`, 'external.kmsKey'),
  ];
}

function ownTopicSettings(topic: OwnedTopic): Setting[] {
  const { publishers } = topic;
  return [
    ...optional('Physical name', topic.physicalName, 'physicalName'),
    ...optional('Order', topic.fifo ? 'first in, first out' : 'as it comes', 'fifo'),
    ...optional(
      'Content-based deduplication',
      YES(topic.contentBasedDeduplication),
      'contentBasedDeduplication',
    ),
    ...optional('Throughput limit for each', topic.throughputScope, 'throughputScope'),
    ...optional(
      'Archive',
      topic.archiveDays === undefined ? undefined : plural(topic.archiveDays, 'day'),
      'archive',
    ),
    ...optional('Encryption', encryptionWords(topic.encryption), 'encryption.*'),
    ...optional('Publishers', othersWords({ ...NOBODY, ...publishers }), 'publishers.*'),
    ...optional('Others who subscribe', othersWords({ ...NOBODY, ...topic.subscribers }), 'subscribers.*'),
    ...optional('Shown as', topic.displayName, 'displayName'),
    ...optional('Signature version', topic.signatureVersion?.toString(), 'signatureVersion'),
    ...optional('Delivery status logging', loggingWords(topic), 'deliveryStatusLogging.*'),
    ...optional('Traced with X-Ray', topic.tracing ? 'yes' : undefined, 'tracing'),
    ...optional(
      'Data protection policy',
      topic.dataProtection && JSON.stringify(topic.dataProtection),
      'dataProtection.*',
    ),
    ...optional('Tags', tagWords(topic.tags), 'tags.*'),
  ];
}

function ownQueueSettings(queue: OwnedQueue): Setting[] {
  const { deadLetters, deadLettersOf } = queue;
  const failing = deadLetters
    ? `to ${deadLetters.queue.name} after ${plural(deadLetters.maxReceiveCount, 'receive')}`
    : 'stay until their retention ends';
  return [
    ...optional('Physical name', queue.physicalName, 'physicalName'),
    ...optional('Order', queue.fifo ? 'first in, first out' : 'as it comes', 'fifo'),
    ...optional(
      'Content-based deduplication',
      YES(queue.contentBasedDeduplication),
      'contentBasedDeduplication',
    ),
    ...optional('Deduplication within each', queue.deduplicationScope, 'deduplicationScope'),
    ...optional('Throughput limit', queue.throughputLimit, 'throughputLimit'),
    ...optional('Message groups', queue.messageGroups?.toString(), 'messageGroups'),
    ...optional('Visibility timeout', formatSeconds(queue.visibilityTimeout), 'visibilityTimeout'),
    ...optional('Retention', formatSeconds(queue.retention), 'retention'),
    ...optional('Delay', formatSeconds(queue.delay), 'delay'),
    ...optional('Receive wait', formatSeconds(queue.receiveWait), 'receiveWait'),
    ...optional('Largest message', formatBytes(queue.maxMessageSize), 'maxMessageSize'),
    ...optional('Encryption', encryptionWords(queue.encryption), 'encryption.*'),
    ...optional(
      'Data keys are used for',
      queue.dataKeyReuse === undefined ? undefined : formatSeconds(queue.dataKeyReuse),
      'dataKeyReuse',
    ),
    ...optional('Others who send', othersWords(queue.senders), 'senders.*'),
    ...optional('Others who receive', othersWords(queue.receivers), 'receivers.*'),
    ...(deadLettersOf.length > 0
      ? optional('Dead letters of', list(deadLettersOf.map(({ name }) => name)))
      : optional('Failing messages', failing, 'deadLetters.*')),
    ...optional('Tags', tagWords(queue.tags), 'tags.*'),
  ];
}

export function topicSettings(topic: Topic): Setting[] {
  return topic.owned ? ownTopicSettings(topic) : externalSettings(topic);
}

export function queueSettings(queue: Queue): Setting[] {
  return queue.owned ? ownQueueSettings(queue) : externalSettings(queue);
}

/** The name of a queue, or the address of what is no element. */
export function receiverWords(receiver: Receiver): string {
  return receiverFacts<Receiver>(receiver).called(receiver);
}

export function subscriptionSettings(subscription: Subscription): Setting[] {
  const { topic, receiver, raw, replay, deadLetters, deliveryPolicy } = subscription;
  return [
    ...optional('From', topic.name, 'topic'),
    ...optional('To', receiverWords(receiver), ...RECEIVER_KINDS),
    ...optional('Delivers', raw ? 'the message itself' : 'the message in the envelope of SNS', 'raw'),
    ...optional(
      'Replays',
      replay && `from ${replay.from}${replay.until === undefined ? '' : ` until ${replay.until}`}`,
      'replay.*',
    ),
    ...optional(
      'What cannot be delivered',
      deadLetters ? `goes to ${deadLetters.name}` : 'is lost',
      'deadLetters',
    ),
    ...optional('Delivery policy', deliveryPolicy && JSON.stringify(deliveryPolicy), 'deliveryPolicy.*'),
  ];
}
