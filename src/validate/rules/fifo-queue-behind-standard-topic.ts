import { child } from '#base/diagnostics/path';
import { queueOf } from '#model/kinds/receivers/index';
import type { Rule } from '../rule';

export const fifoQueueBehindStandardTopic: Rule = {
  id: 'fifo-queue-behind-standard-topic',
  severity: 'error',
  summary: 'a FIFO queue is subscribed to a standard topic',
  why:
    'A standard topic has neither an order nor message groups, which a FIFO queue needs. SNS rejects the ' +
    'subscription. The reverse is allowed. ' +
    'https://docs.aws.amazon.com/sns/latest/dg/fifo-message-delivery.html',
  bad: `
topics: { orders: {} }
queues: { billing: { fifo: true } }
subscriptions:
  - { topic: orders, queue: billing }
`,
  good: `
topics: { orders: { fifo: true } }
queues: { billing: { fifo: true } }
subscriptions:
  - { topic: orders, queue: billing }
`,
  check({ subscriptions }, found) {
    for (const { topic, receiver, path } of subscriptions) {
      const queue = queueOf(receiver);
      if (topic.fifo || !queue?.fifo) continue;
      found({
        message: `FIFO queue \`${queue.name}\` cannot be subscribed to standard topic \`${topic.name}\``,
        path: child(path, 'queue'),
        help: 'make both FIFO, or both standard',
        related: [{ path: topic.path, message: `topic \`${topic.name}\` is defined` }],
      });
    }
  },
};
