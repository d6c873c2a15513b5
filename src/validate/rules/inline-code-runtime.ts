import { child } from '#base/diagnostics/path';
import { lambdas } from '#model/topology';
import type { Rule } from '../rule';

const INTERPRETED = /^(python|nodejs|ruby)/;

export const inlineCodeRuntime: Rule = {
  id: 'inline-code-runtime',
  severity: 'error',
  summary: 'inline code for a runtime that needs compiled code',
  why:
    'Only Python, Node.js and Ruby run source code. ' +
    'https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html',
  bad: `
queues: { billing: {} }
consumers:
  worker:
    type: lambda
    queue: billing
    code: { inline: "class App {}" }
    runtime: java21
    handler: App::handle
`,
  good: `
queues: { billing: {} }
consumers:
  worker:
    type: lambda
    queue: billing
    code: { inline: "def handler(event, context): return {}" }
    runtime: python3.13
    handler: app.handler
`,
  followed: `
queues: { billing: { visibilityTimeout: 3m } }
consumers:
  worker:
    type: lambda
    queue: billing
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: java21
    handler: App::handle
`,
  check(topology, found) {
    for (const { path, code, runtime } of lambdas(topology)) {
      if (code.kind !== 'inline' || runtime === undefined || INTERPRETED.test(runtime)) continue;
      found({
        message: `\`${runtime}\` does not run source code`,
        path: child(path, 'code', 'inline'),
        on: 'key',
        help: 'build a zip archive, and name it in `zip` or `s3` of `code`',
      });
    }
  },
};
