import { child } from '#base/diagnostics/path';
import { consumersByQueue, type Consumer } from '#model/consumer';
import { consumerFacts } from '#model/kinds/consumers/index';
import { ownedQueues } from '#model/topology';
import type { Rule } from '../rule';

/** Lambda and pipes wait for messages themselves, whatever the queue says. */
function isPolledByAws(consumers: readonly Consumer[]): boolean {
  return consumers.length > 0 && consumers.every((consumer) => consumerFacts(consumer).isPolledByAws);
}

export const shortPolling: Rule = {
  id: 'short-polling',
  severity: 'warning',
  summary: 'receivers of a queue do not wait for messages',
  why:
    'Without long polling, a receive call asks only some of the servers, and may find nothing although ' +
    'there are messages. An idle consumer pays for every empty response. ' +
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-short-and-long-polling.html',
  bad: `
queues: { billing: { receiveWait: 0s } }
`,
  good: `
queues: { billing: { receiveWait: 20s } }
`,
  check(topology, found) {
    const byQueue = consumersByQueue(topology.consumers.values());
    for (const queue of ownedQueues(topology)) {
      const { name, path, declared, receiveWait } = queue;
      // One that was made for dead letters has what its source has, which is reported there.
      if (!declared || receiveWait > 0 || isPolledByAws(byQueue.get(queue) ?? [])) continue;
      found({
        message: `receive calls to \`${name}\` return at once, mostly empty`,
        path: child(path, 'receiveWait'),
        help: 'set `receiveWait` to 20s, so a call waits for a message',
      });
    }
  },
};
