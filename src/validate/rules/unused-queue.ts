import { consumersByQueue } from '#model/consumer';
import { failureQueues } from '#model/kinds/failures';
import { queueOf } from '#model/kinds/receivers/index';
import { sendersOf } from '#model/senders';
import type { Queue, Topology } from '#model/topology';
import type { Rule } from '../rule';

/** Every queue that a topic, another queue, a consumer or a publisher names. */
function usedQueues(topology: Topology): Set<Queue | undefined> {
  const { queues, subscriptions, consumers } = topology;
  return new Set([
    ...consumersByQueue(consumers.values()).keys(),
    ...subscriptions.map(({ receiver }) => queueOf(receiver)),
    ...[...queues.values()].map((queue) => (queue.owned ? queue.deadLetters?.queue : undefined)),
    ...failureQueues(topology),
  ]);
}

export const unusedQueue: Rule = {
  id: 'unused-queue',
  severity: 'warning',
  summary: 'nothing in the file uses a queue that somebody else owns',
  why:
    'msgtopo makes nothing for an external queue by itself. If no subscription, consumer or sender names it, the file only ' +
    'looks as if messages came there. ' +
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-basic-architecture.html',
  bad: `
topics: { orders: {} }
queues: { billing: {}, partner: { external: "arn:aws:sqs:eu-west-1:111111111111:partner" } }
subscriptions: [{ topic: orders, queue: billing }]
`,
  good: `
topics: { orders: {} }
queues: { billing: {}, partner: { external: "arn:aws:sqs:eu-west-1:111111111111:partner" } }
subscriptions: [{ topic: orders, queue: billing }]
publishers: { shop: { role: "arn:aws:iam::111111111111:role/shop", sends: [partner] } }
`,
  check(topology, found) {
    const used = usedQueues(topology);
    for (const queue of topology.queues.values()) {
      if (queue.owned || used.has(queue) || sendersOf(topology, queue).length > 0) continue;
      found({
        message: `nothing uses the external queue \`${queue.name}\``,
        path: queue.path,
        on: 'key',
        help: 'subscribe it to a topic, name it in a consumer or in `sends`, or remove it',
      });
    }
  },
};
