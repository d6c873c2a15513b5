import { randomUUID } from 'node:crypto';
import { nameIn } from '#base/aws/arns';
import { isMap, parsedJson } from '#base/util/json';
import { MESSAGE } from '#base/aws/limits';
import { deduplicationIdOf } from '#messages/queue/deduplication';
import { deliveryObstacle } from '#messages/admission/delivery';
import { envelopes, EPOCH, sequenceNumber, type Enveloped } from '#messages/simulator/envelope';
import { NO_ATTRIBUTES } from '../message';
import { invalid } from '../protocol/errors';
import { admit, type Publication } from './admit';
import type { LocalSubscription, LocalTopic, Published } from './topic';

/** A message that the topic has taken. */
interface Accepted {
  readonly id: string;
  readonly publication: Publication;
  /** What a subscription without raw delivery gets, by the body that its protocol has. */
  readonly enveloped: (body: string) => Enveloped;
}

/** What each protocol gets: https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
export function bodyFor(protocol: string, { body, structure }: Publication): string {
  if (structure !== 'json') return body;
  const texts = parsedJson(body);
  if (!isMap(texts)) throw invalid('Message Structure - JSON message body failed to parse');
  const chosen = texts[protocol] ?? texts['default'];
  if (typeof texts['default'] !== 'string') {
    throw invalid('Message Structure - No default entry in JSON message body');
  }
  return typeof chosen === 'string' ? chosen : texts['default'];
}

/** Makes the envelope of a body once for all subscriptions that get it. */
function envelopesOf(
  { parts }: LocalTopic,
  { subject, attributes }: Publication,
  { id, at, sequence }: { id: string; at: number; sequence: number | undefined },
): Accepted['enveloped'] {
  const made = new Map<string, Enveloped>();
  const seconds = (at - EPOCH) / 1000;
  return (body) => {
    const known = made.get(body);
    if (known) return known;
    const message = { body, subject, attributes };
    const enveloped = envelopes({ topic: { arn: parts }, id, message, at: seconds, sequence });
    made.set(body, enveloped);
    return enveloped;
  };
}

/** Gives a message that cannot be delivered to the dead-letter queue of the subscription. */
function giveUp(subscription: LocalSubscription, incoming: IncomingCopy, reason: string): void {
  const { topic, attributes, endpoint } = subscription;
  const policy = parsedJson(attributes['RedrivePolicy'] ?? '');
  const arn = isMap(policy) ? policy['deadLetterTargetArn'] : undefined;
  const queue = typeof arn === 'string' ? topic.world.queueByArn(arn) : undefined;
  topic.world.tell({
    kind: 'undelivered',
    topic: topic.name,
    to: queue?.name ?? endpoint,
    origin: incoming.origin,
    reason,
  });
  queue?.put(incoming);
}

type IncomingCopy = Parameters<ReturnType<LocalTopic['world']['queueNamed']>['put']>[0] & {
  readonly origin: string;
};

function deliver(subscription: LocalSubscription, accepted: Accepted): void {
  const { topic, protocol, endpoint, filter } = subscription;
  const { publication, id: origin } = accepted;
  const { world, name } = topic;
  const body = bodyFor(protocol, publication);
  const { attributes, groupId, traceHeader } = publication;
  if (filter && !filter.matches({ attributes, body })) {
    world.tell({ kind: 'filtered', topic: name, to: endpoint, origin });
    return;
  }
  const raw = subscription.attributes['RawMessageDelivery'] === 'true';
  const deduplicationId = topic.fifo ? deduplicationIdOf(publication) : undefined;
  const text = raw ? body : accepted.enveloped(body)(nameIn(subscription.arn));
  const incoming: IncomingCopy = {
    body: text,
    attributes: raw ? attributes : NO_ATTRIBUTES,
    groupId,
    deduplicationId,
    origin,
    traceHeader,
  };
  if (protocol === 'sqs') intoQueue(subscription, incoming, raw);
  else handOver(subscription, incoming);
}

function intoQueue(subscription: LocalSubscription, incoming: IncomingCopy, raw: boolean): void {
  const { topic, endpoint } = subscription;
  const { world, name } = topic;
  const obstacle = deliveryObstacle({
    isRawToQueue: raw,
    message: incoming,
    mostBytes: MESSAGE.queueSize,
  });
  if (obstacle !== undefined) return giveUp(subscription, incoming, obstacle);
  const queue = world.queueByArn(endpoint);
  if (!queue) return giveUp(subscription, incoming, 'the queue does not exist');
  world.tell({ kind: 'delivered', topic: name, to: queue.name, origin: incoming.origin });
  // A standard queue gets neither of a FIFO topic; of a standard topic it gets the group, for fair queues.
  const groupId = topic.fifo ? undefined : incoming.groupId;
  queue.put(queue.fifo ? incoming : { ...incoming, groupId, deduplicationId: undefined });
}

/** To a function or an endpoint; what nobody takes here is only shown. */
function handOver(subscription: LocalSubscription, incoming: IncomingCopy): void {
  const { topic, endpoint } = subscription;
  const { world, name } = topic;
  const { body, origin } = incoming;
  const going = world.outside.handOver(subscription, { origin, body, kind: 'Notification' });
  if (!going) {
    world.tell({ kind: 'shown', topic: name, to: endpoint, origin, body });
    return;
  }
  void going.then((isDelivered) => {
    if (isDelivered) world.tell({ kind: 'delivered', topic: name, to: endpoint, origin });
    else giveUp(subscription, incoming, 'the endpoint did not take it');
    world.journal.flush();
  });
}

/** Refuses what the topic does not take. @throws ApiError */
export function check(topic: LocalTopic, publication: Publication, entry?: number): void {
  admit(topic, publication, entry);
  bodyFor('default', publication);
}

/** Takes a message that is checked, and delivers it to everybody whose filter it passes. */
export function publish(topic: LocalTopic, publication: Publication): Published {
  const { world } = topic;
  const id = randomUUID();
  const at = world.clock.now();
  const sequence = topic.fifo ? topic.sequence + 1 : undefined;
  const published: Published =
    sequence === undefined ? { MessageId: id } : { MessageId: id, SequenceNumber: sequenceNumber(sequence) };
  if (sequence !== undefined) {
    const key = deduplicationIdOf(publication);
    const before = topic.duplicates.earlier(publication.groupId, key, at, published);
    if (before) return before;
    topic.sequence = sequence;
  }
  world.tell({ kind: 'published', topic: topic.name, origin: id, body: publication.body });
  const enveloped = envelopesOf(topic, publication, { id, at, sequence });
  for (const subscription of topic.subscriptions) {
    if (subscription.token === undefined) deliver(subscription, { id, publication, enveloped });
  }
  return published;
}
