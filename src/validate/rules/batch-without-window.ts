import { EVENT_SOURCE } from '#base/aws/limits';
import { eventSourcesOf } from '#model/kinds/consumers/event-sources';
import type { Rule } from '../rule';

export const batchWithoutWindow: Rule = {
  id: 'batch-without-window',
  severity: 'error',
  summary: 'a function has batches of more than 10 messages without a batch window',
  why:
    'A receive returns at most 10 messages, so AWS rejects a larger batch size without a batch window of ' +
    'at least one second. ' +
    'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html',
  bad: `
queues: { billing: {} }
consumers:
  worker:
    type: lambda
    queue: billing
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
    batchSize: 100
`,
  good: `
queues: { billing: {} }
consumers:
  worker:
    type: lambda
    queue: billing
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
    batchSize: 100
    batchWindow: 5s
`,
  check(topology, found) {
    for (const { lambda, queues, source, at } of eventSourcesOf(topology, 'batchSize', 'batchWindow')) {
      const { batchSize, batchWindow } = source;
      // What a FIFO queue can have is another rule's matter.
      if (queues.every(({ fifo }) => fifo) || batchSize <= EVENT_SOURCE.smallBatch || batchWindow > 0)
        continue;
      found({
        message: `\`${lambda.name}\` has batches of ${batchSize}, but more than ${EVENT_SOURCE.smallBatch} need a batch window`,
        path: at('batchSize'),
        help: 'set `batchWindow` to at least 1s, or `batchSize` to at most 10',
      });
    }
  },
};
