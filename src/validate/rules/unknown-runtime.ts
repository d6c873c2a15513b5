import { CURRENT_RUNTIMES, DEPRECATED_RUNTIMES, RUNTIMES_PAGE, RUNTIMES_READ } from '#base/aws/runtimes';
import { child } from '#base/diagnostics/path';
import { suggest } from '#base/diagnostics/suggest';
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

const KNOWN: ReadonlySet<string> = new Set([...CURRENT_RUNTIMES, ...Object.keys(DEPRECATED_RUNTIMES)]);

export const unknownRuntime: Rule = {
  id: 'unknown-runtime',
  severity: 'warning',
  summary: 'a function uses a runtime that msgtopo does not know',
  why:
    'AWS refuses to create a function with a runtime that it does not have or no longer has. ' +
    `msgtopo knows the runtimes of ${RUNTIMES_READ}; if AWS has added yours since then, accept the finding. ` +
    RUNTIMES_PAGE,
  bad: WORKER('python3.99'),
  good: WORKER('python3.13'),
  check(topology, found) {
    for (const { path, runtime } of lambdas(topology)) {
      if (runtime === undefined || KNOWN.has(runtime)) continue;
      found({
        message: `\`${runtime}\` is not among the runtimes that AWS offered on ${RUNTIMES_READ}`,
        path: child(path, 'runtime'),
        help: suggest(runtime, CURRENT_RUNTIMES) ?? `see ${RUNTIMES_PAGE}`,
      });
    }
  },
};
