import { QUEUE } from '#base/aws/limits';
import { ownedQueues } from '#model/topology';
import type { Rule } from '../rule';

const ELEVEN = Array.from(
  { length: 11 },
  (_, index) => `  worker-${index}: { deadLetters: { queue: failed } }`,
);

export const tooManyRedriveSources: Rule = {
  id: 'too-many-redrive-sources',
  severity: 'error',
  summary: 'more than ten queues share a dead-letter queue',
  why:
    'A redrive allow policy names the source queues (`byQueue`), and SQS accepts ten of them. ' +
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html',
  bad: `
queues:
  failed: {}
${ELEVEN.join('\n')}
`,
  good: `
queues:
  failed: {}
${ELEVEN.slice(1).join('\n')}
`,
  check(topology, found) {
    for (const { name, path, deadLettersOf } of ownedQueues(topology)) {
      if (deadLettersOf.length <= QUEUE.redriveSources) continue;
      found({
        message: `${deadLettersOf.length} queues send dead letters to \`${name}\`, but SQS allows ${QUEUE.redriveSources}`,
        path,
        on: 'key',
        help: 'split it, or let queues have their own dead-letter queues',
      });
    }
  },
};
