import { child } from '#base/diagnostics/path';
import { formatSeconds } from '#base/util/units';
import { lambdas } from '#model/topology';
import type { Rule } from '../rule';

export const functionOutlastsVisibility: Rule = {
  id: 'function-outlasts-visibility',
  severity: 'error',
  summary: 'a function may run longer than the visibility timeout of its queue',
  why:
    'AWS rejects the event source mapping, because messages would become visible again while the function ' +
    'processes them. ' +
    'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html',
  bad: `
queues: { billing: { visibilityTimeout: 30s } }
consumers:
  worker:
    type: lambda
    queue: billing
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
    timeout: 1m
`,
  good: `
queues: { billing: { visibilityTimeout: 6m } }
consumers:
  worker:
    type: lambda
    queue: billing
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
    timeout: 1m
`,
  check(topology, found) {
    for (const { name, path, queues, timeout } of lambdas(topology)) {
      for (const queue of queues) {
        if (!queue.owned || timeout <= queue.visibilityTimeout) continue;
        const hidden = formatSeconds(queue.visibilityTimeout);
        found({
          message: `\`${name}\` may run for ${formatSeconds(timeout)}, but queue \`${queue.name}\` hides a message for ${hidden}`,
          path: child(path, 'timeout'),
          help: `set \`visibilityTimeout\` to at least ${formatSeconds(6 * timeout)} (six times the timeout, as AWS recommends)`,
          related: [
            { path: child(queue.path, 'visibilityTimeout'), message: 'the visibility timeout is set' },
          ],
        });
      }
    }
  },
};
