import { child } from '#base/diagnostics/path';
import { lambdas } from '#model/topology';
import type { Rule } from '../rule';

export const concurrencyBeyondReserved: Rule = {
  id: 'concurrency-beyond-reserved',
  severity: 'warning',
  summary: 'a queue may invoke a function more often at once than its reserved concurrency',
  why:
    'Lambda throttles invocations beyond the reserved concurrency, and throttled messages move towards ' +
    'the dead-letter queue. ' +
    'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html',
  bad: `
queues: { billing: { visibilityTimeout: 3m } }
consumers:
  worker:
    type: lambda
    queue: billing
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
    reservedConcurrency: 5
    maxConcurrency: 20
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
    reservedConcurrency: 20
    maxConcurrency: 20
`,
  check(topology, found) {
    for (const { name, path, queues, reservedConcurrency, eventSource } of lambdas(topology)) {
      const { maxConcurrency } = eventSource;
      if (reservedConcurrency === undefined || maxConcurrency === undefined) continue;
      // The limit holds for each event source.
      const calls = maxConcurrency * queues.length;
      if (calls <= reservedConcurrency) continue;
      found({
        message: `\`${name}\` may be invoked ${calls} times at once, but its reserved concurrency is ${reservedConcurrency}`,
        path: child(path, 'reservedConcurrency'),
        help: `reserve at least ${calls}, or lower \`maxConcurrency\``,
      });
    }
  },
};
