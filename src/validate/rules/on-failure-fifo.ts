import { child } from '#base/diagnostics/path';
import { lambdas } from '#model/topology';
import type { Rule } from '../rule';

const WITH = (queue: string) => `
topics: { orders: {} }
queues: { failed: { ${queue} } }
subscriptions: [{ topic: orders, lambda: worker }]
consumers:
  worker:
    type: lambda
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
    onFailure: failed
`;

export const onFailureFifo: Rule = {
  id: 'on-failure-fifo',
  severity: 'error',
  summary: 'the failure destination of a function is a FIFO queue',
  why:
    'Lambda sends neither a message group nor a deduplication ID, and accepts only standard queues as a ' +
    'destination. ' +
    'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html',
  bad: WITH('fifo: true'),
  good: WITH(''),
  check(topology, found) {
    for (const { name, path, onFailure } of lambdas(topology)) {
      if (onFailure?.fifo !== true) continue;
      found({
        message: `Lambda cannot send failed messages of \`${name}\` to FIFO queue \`${onFailure.name}\``,
        path: child(path, 'onFailure'),
        help: 'name a standard queue',
      });
    }
  },
};
