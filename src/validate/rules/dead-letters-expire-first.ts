import { child } from '#base/diagnostics/path';
import { formatSeconds } from '#base/util/units';
import { ownedQueues } from '#model/topology';
import type { Rule } from '../rule';

export const deadLettersExpireFirst: Rule = {
  id: 'dead-letters-expire-first',
  severity: 'warning',
  summary: 'a dead-letter queue keeps messages shorter than the queue that they come from',
  why:
    'A message of a standard queue keeps its age when it is moved. One that waited longer than the dead-letter queue ' +
    'keeps messages is deleted as soon as it arrives there, and nobody sees it. ' +
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
        message: `\`${name}\` keeps messages for ${formatSeconds(retention)}, but its dead letters are gone at an age of ${formatSeconds(target.retention)}`,
        path: child(at, 'retention'),
        help: `set \`retention\` of the dead-letter queue to at least ${formatSeconds(retention)}; 14d is usual`,
      });
    }
  },
};
