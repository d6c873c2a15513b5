import { EVENT_SOURCE } from '#base/aws/limits';
import { child } from '#base/diagnostics/path';
import { stateMachines } from '#model/topology';
import type { Rule } from '../rule';

const PIPE = `
    type: step-functions
    queue: ledger
    stateMachine: "arn:aws:states:eu-west-1:111111111111:stateMachine:book"`;

export const fifoPipe: Rule = {
  id: 'fifo-pipe',
  severity: 'warning',
  summary: 'a pipe has larger batches than a FIFO queue returns',
  why:
    'A receive from a FIFO queue returns at most 10 messages, and does not wait for more. AWS may reject ' +
    'a pipe with larger batches. ' +
    'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-sqs.html',
  bad: `
queues: { ledger: { fifo: true } }
consumers:
  book:${PIPE}
    batchSize: 11
`,
  good: `
queues: { ledger: { fifo: true } }
consumers:
  book:${PIPE}
    batchSize: 10
`,
  check(topology, found) {
    for (const { name, path, batchSize, queues } of stateMachines(topology)) {
      if (!queues[0].fifo || batchSize <= EVENT_SOURCE.smallBatch) continue;
      found({
        message: `\`${name}\` has batches of ${batchSize}, but FIFO queue \`${queues[0].name}\` returns at most ${EVENT_SOURCE.smallBatch}`,
        path: child(path, 'batchSize'),
        help: `set \`batchSize\` to at most ${EVENT_SOURCE.smallBatch}`,
      });
    }
  },
};
