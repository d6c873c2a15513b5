import { LAMBDA } from '#base/aws/limits';
import { child } from '#base/diagnostics/path';
import { lambdas } from '#model/topology';
import type { Rule } from '../rule';

export const environmentTooLarge: Rule = {
  id: 'environment-too-large',
  severity: 'error',
  summary: 'the environment of a function is larger than 4 KiB',
  why:
    'AWS counts the names and values of all variables together. ' +
    'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
  bad: `
queues: { billing: {} }
consumers:
  worker:
    type: lambda
    queue: billing
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
    environment: { TEXT: "${'x'.repeat(4096)}" }
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
    environment: { TEXT: "${'x'.repeat(4000)}" }
`,
  check(topology, found) {
    for (const { name, path, environment } of lambdas(topology)) {
      const size = Object.entries(environment).reduce(
        (sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value),
        0,
      );
      if (size <= LAMBDA.environment) continue;
      found({
        message: `the environment of \`${name}\` has ${size} bytes, but Lambda accepts ${LAMBDA.environment}`,
        path: child(path, 'environment'),
        on: 'key',
        help: 'put large values into a file in the code, or into SSM',
      });
    }
  },
};
