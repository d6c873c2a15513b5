import type { OwnedTopic, Subscription, Topology } from '#model/topology';
import { receiverFacts } from '#model/kinds/receivers/index';
import type { Traffic } from '#model/traffic';
import { keyLines } from './key-lines';
import { line, type Line } from './line';
import { gigabytes, type Load } from './load';
import { logLines } from './log-lines';
import { chunks } from './queue-lines';
import { delivered, type Streams } from '#model/streams';

/** A FIFO topic is charged by the GB, a standard one by requests of 64 KiB: https://aws.amazon.com/sns/pricing/ */
function publishLines({ name, fifo }: OwnedTopic, stream: Traffic): Line[] {
  if (!fifo)
    return [line(name, 'publishes', 'sns-publish', { quantity: stream.messages * chunks(stream.size) })];
  return [
    line(name, 'publishes', 'sns-publish-fifo', { quantity: stream.messages }),
    line(name, 'GB of publishes', 'sns-publish-fifo-gb', { quantity: gigabytes(stream) }),
  ];
}

function deliveryLines({ name, fifo }: OwnedTopic, subscription: Subscription, stream: Traffic): Line[] {
  const { receiver, name: label } = subscription;
  if (fifo) {
    return [
      line(name, `deliveries (${label})`, 'sns-delivery-fifo', { quantity: stream.messages }),
      line(name, `GB of deliveries (${label})`, 'sns-delivery-fifo-gb', { quantity: gigabytes(stream) }),
    ];
  }
  const { charge } = receiverFacts(receiver);
  if (!charge) return [];
  const { what, price, isByChunk } = charge;
  const requests = isByChunk ? chunks(stream.size) : 1;
  return [line(name, `${what} (${label})`, price, { quantity: stream.messages * requests })];
}

/** Whether it passes or not, SNS looks through the whole of each message. */
function filterLines(
  { name }: OwnedTopic,
  { filter, name: label }: Subscription,
  published: Traffic,
): Line[] {
  if (filter?.scope !== 'body') return [];
  return [
    line(name, `GB filtered by body (${label})`, 'sns-body-filter-gb', { quantity: gigabytes(published) }),
  ];
}

export function topicLines(topology: Topology, topic: OwnedTopic, { topics }: Streams, load: Load): Line[] {
  const published = topics.get(topic)!;
  const { subscriptions } = topic;
  const streams = subscriptions.map((subscription) => delivered(subscription, topics));
  const attempts = streams.reduce((sum, { messages }) => sum + messages, 0);
  const logged = (attempts * (topic.deliveryStatusLogging?.sampleRate ?? 0)) / 100;
  return [
    ...publishLines(topic, published),
    ...subscriptions.flatMap((subscription, index) => [
      ...filterLines(topic, subscription, published),
      ...deliveryLines(topic, subscription, streams[index]!),
    ]),
    ...keyLines(topology, topic, { messages: published.messages, consumers: 0 }),
    ...(logged > 0 ? logLines(topic.name, logged, load) : []),
  ];
}
