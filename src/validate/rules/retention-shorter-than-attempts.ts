import { child } from '#base/diagnostics/path';
import { formatSeconds } from '#base/util/units';
import { ownedQueues } from '#model/topology';
import type { Rule } from '../rule';

export const retentionShorterThanAttempts: Rule = {
  id: 'retention-shorter-than-attempts',
  severity: 'warning',
  summary: 'a message may expire before it has been tried as often as `maxReceiveCount` says',
  why:
    'After each failed attempt a message is hidden for the visibility timeout. If all attempts take longer than the ' +
    'queue keeps it, it is deleted and never reaches the dead-letter queue. ' +
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html',
  bad: `
queues: { billing: { retention: 1h, visibilityTimeout: 15m, deadLetters: { maxReceiveCount: 5 } } }
`,
  good: `
queues: { billing: { retention: 1d, visibilityTimeout: 15m, deadLetters: { maxReceiveCount: 5 } } }
`,
  check(topology, found) {
    for (const { name, path, retention, visibilityTimeout, delay, deadLetters } of ownedQueues(topology)) {
      if (!deadLetters) continue;
      const { maxReceiveCount } = deadLetters;
      const needed = delay + maxReceiveCount * visibilityTimeout;
      if (retention > needed) continue;
      found({
        message: `${maxReceiveCount} attempts of ${formatSeconds(visibilityTimeout)} take ${formatSeconds(needed)}, but \`${name}\` keeps a message for ${formatSeconds(retention)}`,
        path: child(path, 'retention'),
        help: `keep messages much longer than ${formatSeconds(needed)}, or let them be tried less often`,
      });
    }
  },
};
