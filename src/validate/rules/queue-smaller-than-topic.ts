import { QUEUE } from '#base/aws/limits';
import { child } from '#base/diagnostics/path';
import { formatBytes } from '#base/util/units';
import type { Rule } from '../rule';

export const queueSmallerThanTopic: Rule = {
  id: 'queue-smaller-than-topic',
  severity: 'warning',
  summary: 'a queue takes smaller messages than the topic in front of it',
  why:
    'A topic takes messages up to 256 KiB. What is too large for the queue cannot be delivered, and the publisher is ' +
    'not told. https://docs.aws.amazon.com/general/latest/gr/sns.html',
  bad: `
topics: { orders: {} }
queues: { billing: { maxMessageSize: 64KiB } }
subscriptions:
  - { topic: orders, queue: billing }
`,
  good: `
topics: { orders: {} }
queues: { billing: {} }
subscriptions:
  - { topic: orders, queue: billing }
`,
  check({ subscriptions }, found) {
    for (const { topic, receiver } of subscriptions) {
      if (receiver.kind !== 'queue' || !receiver.queue.owned) continue;
      const { name, path, maxMessageSize } = receiver.queue;
      if (maxMessageSize >= QUEUE.maxMessageSize.max) continue;
      found({
        message: `messages of topic \`${topic.name}\` over ${formatBytes(maxMessageSize)} will not reach queue \`${name}\``,
        path: child(path, 'maxMessageSize'),
        help: 'leave `maxMessageSize` at 256KiB',
      });
    }
  },
};
