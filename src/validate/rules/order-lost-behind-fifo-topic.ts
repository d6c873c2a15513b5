import { child } from '#base/diagnostics/path';
import { queueOf } from '#model/kinds/receivers/index';
import type { Rule } from '../rule';

export const orderLostBehindFifoTopic: Rule = {
  id: 'order-lost-behind-fifo-topic',
  severity: 'warning',
  summary: 'a standard queue is subscribed to a FIFO topic',
  why:
    'SNS allows it, but a standard queue may deliver messages twice and in another order, whatever the ' +
    'topic guarantees. If the consumer does not need the order, accept this finding. ' +
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
      const queue = queueOf(receiver);
      if (!topic.fifo || !queue || queue.fifo) continue;
      found({
        message: `standard queue \`${queue.name}\` does not keep the order of FIFO topic \`${topic.name}\``,
        path: child(path, 'queue'),
        help: 'make the queue FIFO, or accept this if its consumer does not need the order',
      });
    }
  },
};
