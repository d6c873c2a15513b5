import { QUEUE } from '#base/aws/limits';
import { child } from '#base/diagnostics/path';
import { formatBytes } from '#base/util/units';
import type { Rule } from '../rule';

export const queueSmallerThanTopic: Rule = {
  id: 'queue-smaller-than-topic',
  severity: 'warning',
  summary: 'a queue accepts only smaller messages than its topic',
  why:
    'A topic accepts messages up to 256 KiB. SNS cannot deliver a message that is too large for the ' +
    'queue, and the publisher gets no error. ' +
    'https://docs.aws.amazon.com/general/latest/gr/sns.html',
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
        message: `messages of topic \`${topic.name}\` larger than ${formatBytes(maxMessageSize)} will not reach queue \`${name}\``,
        path: child(path, 'maxMessageSize'),
        help: 'leave `maxMessageSize` at 256KiB',
      });
    }
  },
};
