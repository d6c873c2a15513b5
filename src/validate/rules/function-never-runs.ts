import { child } from '#base/diagnostics/path';
import { lambdas } from '#model/topology';
import type { Rule } from '../rule';

export const functionNeverRuns: Rule = {
  id: 'function-never-runs',
  severity: 'error',
  adjustable: true,
  summary: 'a function has no concurrency at all, so every call is throttled',
  why:
    'With `reservedConcurrency: 0` Lambda runs nothing. Messages of its queue are received, throttled and moved to the ' +
    'dead-letter queue, and calls by a topic are given up after six hours. ' +
    'https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html',
  bad: `
queues: { billing: { visibilityTimeout: 3m } }
consumers:
  worker:
    type: lambda
    queue: billing
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
    reservedConcurrency: 0
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
    reservedConcurrency: 2
    maxConcurrency: 2
`,
  followed: `
queues: { billing: { visibilityTimeout: 3m } }
consumers:
  worker:
    type: lambda
    queue: billing
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
`,
  check(topology, found) {
    for (const { name, path, reservedConcurrency } of lambdas(topology)) {
      if (reservedConcurrency !== 0) continue;
      found({
        message: `\`${name}\` never runs: none of the calls at the same time are for it`,
        path: child(path, 'reservedConcurrency'),
        help:
          'remove `reservedConcurrency`, or set it and `maxConcurrency` to 2 or more; to stop it for a while, accept ' +
          'this until a day',
      });
    }
  },
};
