import { child } from '#base/diagnostics/path';
import { formatSeconds } from '#base/util/units';
import { ownedQueues } from '#model/topology';
import type { Rule } from '../rule';

export const deadLettersExpireFirst: Rule = {
  id: 'dead-letters-expire-first',
  severity: 'warning',
  summary: 'a dead-letter queue has a shorter retention period than its source queue',
  why:
    'A message of a standard queue keeps its age when it is moved. If it is older than the retention ' +
    'period of the dead-letter queue, it is deleted as soon as it arrives, and nobody sees it. ' +
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html',
  bad: `
queues: { billing: { retention: 4d, deadLetters: { retention: 1d } } }
`,
  good: `
queues: { billing: { retention: 4d, deadLetters: { retention: 14d } } }
`,
  check(topology, found) {
    for (const { name, path, fifo, retention, deadLetters } of ownedQueues(topology)) {
      const target = deadLetters?.queue;
      // A message of a FIFO queue starts anew in its dead-letter queue.
      if (!target?.owned || fifo || target.retention >= retention) continue;
      const at = target.declared ? target.path : child(path, 'deadLetters');
      found({
        message: `\`${name}\` keeps messages for ${formatSeconds(retention)}, but its dead-letter queue deletes them at an age of ${formatSeconds(target.retention)}`,
        path: child(at, 'retention'),
        help: `set \`retention\` of the dead-letter queue to at least ${formatSeconds(retention)}; 14d is common`,
      });
    }
  },
};
