import { child } from '#base/diagnostics/path';
import { formatSeconds } from '#base/util/units';
import { failureQueues } from '#model/kinds/failures';
import { ownedQueues } from '#model/topology';
import type { Rule } from '../rule';

export const noDeadLetters: Rule = {
  id: 'no-dead-letters',
  severity: 'warning',
  summary: 'a queue has no dead-letter queue',
  why:
    'A message that always fails is received again and again until its retention period ends, and is then ' +
    'lost without a trace. No alarm reports it: on a standard queue a message that was received three times no longer ' +
    'counts for the age of the oldest message. ' +
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html and ' +
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html',
  bad: `
queues: { billing: { deadLetters: false } }
`,
  good: `
queues: { billing: {} }
`,
  check(topology, found) {
    const takers = failureQueues(topology);
    for (const queue of ownedQueues(topology)) {
      const { name, path, deadLetters, deadLettersOf, retention } = queue;
      if (deadLetters || deadLettersOf.length > 0 || takers.has(queue)) continue;
      found({
        message: `a message in \`${name}\` that always fails is lost after ${formatSeconds(retention)}`,
        path: child(path, 'deadLetters'),
        help: 'remove `deadLetters: false`',
      });
    }
  },
};
