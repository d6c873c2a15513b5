import { EVENT_SOURCE } from '#base/aws/limits';
import { eventSourcesOf } from '#model/kinds/consumers/event-sources';
import type { Rule } from '../rule';

export const fifoEventSource: Rule = {
  id: 'fifo-event-source',
  severity: 'error',
  summary: 'a function uses a setting that FIFO queues do not support',
  why:
    'A FIFO queue returns batches of at most 10 messages, and does not support a batch window. ' +
    'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html',
  bad: `
queues: { ledger: { fifo: true } }
consumers:
  worker:
    type: lambda
    queue: ledger
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
    batchWindow: 5s
`,
  good: `
queues: { ledger: { fifo: true } }
consumers:
  worker:
    type: lambda
    queue: ledger
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
    batchSize: 10
`,
  check(topology, found) {
    for (const { lambda, queues, source, at } of eventSourcesOf(topology, 'batchSize', 'batchWindow')) {
      const { name } = lambda;
      const fifo = queues.find((queue) => queue.fifo);
      if (!fifo) continue;
      if (source.batchSize > EVENT_SOURCE.smallBatch) {
        found({
          message: `\`${name}\` has batches of ${source.batchSize}, but FIFO queue \`${fifo.name}\` returns at most ${EVENT_SOURCE.smallBatch}`,
          path: at('batchSize'),
          help: `set \`batchSize\` to at most ${EVENT_SOURCE.smallBatch}`,
        });
      }
      if (source.batchWindow > 0) {
        found({
          message: `\`${name}\` has a batch window, which FIFO queue \`${fifo.name}\` does not support`,
          path: at('batchWindow'),
          on: 'key',
          help: 'remove `batchWindow`',
        });
      }
    }
  },
};
