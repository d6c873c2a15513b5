import { condition } from '#base/aws/facts';
import { child } from '#base/diagnostics/path';
import { ownedQueues } from '#model/topology';
import { formatBytes } from '#base/util/units';
import type { Rule } from '../rule';

export const deadLettersTooSmall: Rule = {
  id: 'dead-letters-too-small',
  severity: 'warning',
  summary: 'a dead-letter queue takes smaller messages than the queue that it serves',
  why:
    'AWS does not say what SQS does with a message that is larger than its dead-letter queue takes: this is unproven. ' +
    'The message that you want to look at is then the one that may be missing, and sending it again needs the same size. ' +
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html',
  bad: `
queues:
  billing: { deadLetters: { queue: failed } }
  failed: { maxMessageSize: 1KiB }
`,
  good: `
queues:
  billing: { maxMessageSize: 1KiB, deadLetters: { queue: failed } }
  failed: { maxMessageSize: 1KiB }
`,
  check(topology, found) {
    for (const { name, path, maxMessageSize, deadLetters } of ownedQueues(topology)) {
      const taken = deadLetters?.queue;
      if (!taken?.owned || taken.maxMessageSize >= maxMessageSize) continue;
      const [least, most] = [formatBytes(taken.maxMessageSize), formatBytes(maxMessageSize)];
      const rests = condition('dlq-too-small');
      found({
        message: `\`${name}\` takes messages of ${most}, but \`${taken.name}\`, which gets its dead letters, only ${least}`,
        path: child(path, 'deadLetters'),
        help: `set \`maxMessageSize\` of \`${taken.name}\` to at least ${most}${rests === undefined ? '' : `; this holds, if ${rests}`}`,
        related: [{ path: taken.path, message: `\`${taken.name}\` is defined` }],
      });
    }
  },
};
