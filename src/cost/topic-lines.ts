import type { OwnedTopic, ReceiverKind } from '../topology/topology';
import { line, type Line } from './line';
import type { PriceName } from './prices';
import { chunks } from './queue-lines';
import { delivered, type Streams } from './streams';

/** To queues and functions SNS delivers for nothing; what it takes for the others is not known here. */
const DELIVERIES: Readonly<Record<ReceiverKind, readonly [what: string, price: PriceName] | undefined>> = {
  queue: undefined,
  lambda: undefined,
  url: ['deliveries by HTTPS', 'sns-http'],
  email: ['e-mails', 'sns-email'],
  application: ['pushes', 'sns-push'],
  sms: undefined,
  firehose: undefined,
};

export function topicLines(topic: OwnedTopic, { topics }: Streams): Line[] {
  const { name, fifo, subscriptions } = topic;
  const { messages, size } = topics.get(topic)!;
  const published = { quantity: messages * chunks(size) };
  return [
    line(name, 'publishes', fifo ? 'sns-publish-fifo' : 'sns-publish', published),
    ...subscriptions.flatMap((subscription) => {
      const [what, price] = DELIVERIES[subscription.receiver.kind] ?? [];
      if (what === undefined || price === undefined) return [];
      const quantity = delivered(subscription, topics).messages * (price === 'sns-http' ? chunks(size) : 1);
      return [line(name, `${what} (${subscription.name})`, price, { quantity })];
    }),
  ];
}
