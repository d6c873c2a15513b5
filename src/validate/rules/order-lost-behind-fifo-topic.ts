import { child } from '#base/diagnostics/path';
import type { Rule } from '../rule';

export const orderLostBehindFifoTopic: Rule = {
  id: 'order-lost-behind-fifo-topic',
  severity: 'warning',
  summary: 'a standard queue is subscribed to a FIFO topic',
  why:
    'SNS allows it, but what arrives in a standard queue may come twice and in another order, whatever the topic ' +
    'promised. Right for a consumer to which order means nothing: then accept it. ' +
    'https://docs.aws.amazon.com/sns/latest/dg/fifo-message-delivery.html',
  bad: `
topics: { ledger: { fifo: true } }
queues: { balances: {} }
subscriptions:
  - { topic: ledger, queue: balances }
`,
  good: `
topics: { ledger: { fifo: true } }
queues: { balances: { fifo: true } }
subscriptions:
  - { topic: ledger, queue: balances }
`,
  check({ subscriptions }, found) {
    for (const { topic, receiver, path } of subscriptions) {
      if (!topic.fifo || receiver.kind !== 'queue' || receiver.queue.fifo) continue;
      found({
        message: `standard queue \`${receiver.queue.name}\` loses the order that FIFO topic \`${topic.name}\` keeps`,
        path: child(path, 'queue'),
        help: 'make the queue FIFO, or accept this if order means nothing to its consumer',
      });
    }
  },
};
