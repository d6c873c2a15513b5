import { child } from '#base/diagnostics/path';
import { ownedQueues } from '#model/topology';
import type { Rule } from '../rule';

export const throughputLimitScope: Rule = {
  id: 'throughput-limit-scope',
  severity: 'error',
  summary: '`throughputLimit: perMessageGroupId` without `deduplicationScope: messageGroup`',
  why:
    'SQS applies the limit per message group only if deduplication is per message group too, and rejects ' +
    'the queue otherwise. ' +
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/high-throughput-fifo.html',
  bad: `
queues: { billing: { fifo: true, throughputLimit: perMessageGroupId } }
`,
  good: `
queues: { billing: { fifo: true, throughputLimit: perMessageGroupId, deduplicationScope: messageGroup } }
`,
  check(topology, found) {
    // The dead-letter queue that is made for a queue has the same settings, and needs no second finding.
    const declared = ownedQueues(topology).filter((queue) => queue.declared);
    for (const { path, name, throughputLimit, deduplicationScope } of declared) {
      if (throughputLimit !== 'perMessageGroupId' || deduplicationScope === 'messageGroup') continue;
      found({
        message: `queue \`${name}\` limits throughput per message group, but deduplicates per queue`,
        path: child(path, 'throughputLimit'),
        help: 'set `deduplicationScope: messageGroup`',
      });
    }
  },
};
