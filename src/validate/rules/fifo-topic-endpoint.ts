import { child } from '#base/diagnostics/path';
import { receiverFacts } from '#model/kinds/receivers/index';
import type { Rule } from '../rule';

export const fifoTopicEndpoint: Rule = {
  id: 'fifo-topic-endpoint',
  severity: 'error',
  summary: 'a FIFO topic delivers to something other than a queue',
  why:
    'An SNS FIFO topic delivers to SQS queues only. SNS rejects a subscription with another protocol. ' +
    'https://docs.aws.amazon.com/sns/latest/dg/fifo-message-delivery.html',
  bad: `
topics: { orders: { fifo: true } }
subscriptions:
  - { topic: orders, url: "https://hooks.example.com/orders" }
`,
  good: `
topics: { orders: { fifo: true } }
queues: { hooks: { fifo: true } }
subscriptions:
  - { topic: orders, queue: hooks }
`,
  check({ subscriptions }, found) {
    for (const { topic, receiver, path } of subscriptions) {
      if (!topic.fifo || receiverFacts(receiver).isBehindFifo) continue;
      found({
        message: `FIFO topic \`${topic.name}\` can deliver to queues only, not to \`${receiver.kind}\``,
        path: child(path, receiver.kind),
        on: 'key',
        help: 'subscribe a queue, and call the endpoint from its consumer',
      });
    }
  },
};
