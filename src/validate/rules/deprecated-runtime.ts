import { DEPRECATED_RUNTIMES, RUNTIMES_PAGE, RUNTIMES_READ, type Deprecation } from '#base/aws/runtimes';
import { child } from '#base/diagnostics/path';
import { lambdas } from '#model/topology';
import type { Rule } from '../rule';

const WORKER = (runtime: string) => `
queues: { billing: {} }
consumers:
  worker:
    type: lambda
    queue: billing
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: ${runtime}
    handler: app.handler
`;

function blocked({ blocks }: Deprecation): string {
  if (blocks === undefined) return '';
  return `; it refuses new functions from ${blocks.create} and changes of functions from ${blocks.update}`;
}

export const deprecatedRuntime: Rule = {
  id: 'deprecated-runtime',
  severity: 'warning',
  summary: 'a function uses a runtime that AWS has deprecated',
  why:
    'Lambda no longer patches a deprecated runtime. Later AWS refuses to create functions with it, and then to ' +
    `update them, so you cannot deploy a fix. The dates are those that AWS announced up to ${RUNTIMES_READ}. ` +
    RUNTIMES_PAGE,
  bad: WORKER('python3.9'),
  good: WORKER('python3.13'),
  check(topology, found) {
    for (const { path, runtime } of lambdas(topology)) {
      const deprecation = runtime === undefined ? undefined : DEPRECATED_RUNTIMES[runtime];
      if (deprecation === undefined) continue;
      found({
        message: `AWS deprecated the runtime \`${runtime}\` on ${deprecation.since}${blocked(deprecation)}`,
        path: child(path, 'runtime'),
        help: 'move the function to a newer runtime',
      });
    }
  },
};
