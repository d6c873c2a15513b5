import { child } from '#base/diagnostics/path';
import { queueOf } from '#model/kinds/receivers/index';
import { ownedTopics, type OwnedQueue, type OwnedTopic } from '#model/topology';
import type { Rule } from '../rule';

const WITH = (queue: string) => `
topics: { ledger: { fifo: true, throughputScope: messageGroup } }
queues:
  accounts: { fifo: true, throughputLimit: perMessageGroupId, deduplicationScope: messageGroup }
  audit: { fifo: true, ${queue} }
subscriptions: [{ topic: ledger, queue: accounts }, { topic: ledger, queue: audit }]
`;

/** FIFO queues that get everything of a topic. */
function queuesOf({ subscriptions }: OwnedTopic): OwnedQueue[] {
  return subscriptions.flatMap(({ receiver, filter }) => {
    const queue = queueOf(receiver);
    return !filter && queue?.owned && queue.fifo ? [queue] : [];
  });
}

export const fifoThroughputMismatch: Rule = {
  id: 'fifo-throughput-mismatch',
  severity: 'warning',
  summary: 'of two queues that receive the same messages, only one has high throughput',
  why:
    'A FIFO queue accepts 300 calls per second in total, unless its limit is per message group. Messages ' +
    'that the topic and the other queue accept at once then wait for this queue. ' +
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/troubleshooting-fifo-throttling-issues.html',
  bad: WITH('retention: 14d'),
  good: WITH('throughputLimit: perMessageGroupId, deduplicationScope: messageGroup'),
  check(topology, found) {
    for (const topic of ownedTopics(topology)) {
      if (topic.throughputScope !== 'messageGroup') continue;
      const queues = queuesOf(topic);
      const fast = queues.find(({ throughputLimit }) => throughputLimit === 'perMessageGroupId');
      if (!fast) continue;
      for (const { name, path } of queues.filter(({ throughputLimit }) => throughputLimit === undefined)) {
        found({
          message: `queue \`${name}\` accepts 300 calls per second in total, but queue \`${fast.name}\` behind the same topic accepts more`,
          path: child(path, 'throughputLimit'),
          help: 'set `throughputLimit: perMessageGroupId` and `deduplicationScope: messageGroup`, or `throughputLimit: perQueue` if that is enough',
          related: [
            { path: child(fast.path, 'throughputLimit'), message: `the limit of \`${fast.name}\` is set` },
          ],
        });
      }
    }
  },
};
