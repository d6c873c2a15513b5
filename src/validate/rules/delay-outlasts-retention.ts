import { child } from '#base/diagnostics/path';
import { formatSeconds } from '#base/util/units';
import { ownedQueues } from '#model/topology';
import type { Rule } from '../rule';

export const delayOutlastsRetention: Rule = {
  id: 'delay-outlasts-retention',
  severity: 'error',
  summary: 'a queue deletes messages before anybody can receive them',
  why:
    'A new message is hidden for the delay, and deleted at the end of the retention period. Both start at ' +
    'the same moment. ' +
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-delay-queues.html',
  bad: `
queues: { billing: { delay: 15m, retention: 10m, deadLetters: false } }
rules: { no-dead-letters: off }
`,
  good: `
queues: { billing: { delay: 15m, retention: 4d } }
`,
  check(topology, found) {
    for (const { name, path, delay, retention } of ownedQueues(topology)) {
      if (delay < retention) continue;
      found({
        message: `\`${name}\` hides a new message for ${formatSeconds(delay)}, but deletes it after ${formatSeconds(retention)}`,
        path: child(path, 'delay'),
        help: 'set `retention` to days instead of minutes',
      });
    }
  },
};
