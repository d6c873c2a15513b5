import { child } from '#base/diagnostics/path';
import { formatSeconds } from '#base/util/units';
import { ownedQueues } from '#model/topology';
import type { Rule } from '../rule';

export const retentionShorterThanAttempts: Rule = {
  id: 'retention-shorter-than-attempts',
  severity: 'warning',
  summary: 'a message may expire before it has been received `maxReceiveCount` times',
  why:
    'After each failed attempt, a message is hidden for the visibility timeout. If all attempts take ' +
    'longer than the retention period, the message is deleted and never reaches the dead-letter queue. ' +
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
        help: `set \`retention\` to much more than ${formatSeconds(needed)}, or lower \`maxReceiveCount\``,
      });
    }
  },
};
