import { eventSourcesOf } from '#model/kinds/consumers/event-sources';
import type { Rule } from '../rule';

export const wholeBatchRepeated: Rule = {
  id: 'whole-batch-repeated',
  severity: 'warning',
  summary: 'one failed message brings back its whole batch',
  why:
    'Without partial batch responses, a function cannot say which message of a batch failed. All messages ' +
    'of the batch become visible again, including those that succeeded, and one bad message takes the ' +
    'others to the dead-letter queue. ' +
    'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html',
  bad: `
queues: { billing: { visibilityTimeout: 3m } }
consumers:
  worker:
    type: lambda
    queue: billing
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
    partialBatchResponse: false
`,
  good: `
queues: { billing: { visibilityTimeout: 3m } }
consumers:
  worker:
    type: lambda
    queue: billing
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
    partialBatchResponse: true
`,
  check(topology, found) {
    for (const { lambda, source, at } of eventSourcesOf(topology, 'partialBatchResponse', 'batchSize')) {
      if (source.partialBatchResponse || source.batchSize === 1) continue;
      found({
        message: `if \`${lambda.name}\` fails on one message, all ${source.batchSize} of the batch are received again`,
        path: at('partialBatchResponse'),
        help: 'report failed messages with `partialBatchResponse: true`, or set `batchSize: 1`',
      });
    }
  },
};
