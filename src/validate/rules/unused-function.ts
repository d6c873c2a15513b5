import { invokersOf } from '#model/invokers';
import { lambdas, stateMachines, type Topology } from '#model/topology';
import type { Lambda } from '#model/consumer';
import type { Rule } from '../rule';

const WITH = (key: string) => `
queues: { billing: { visibilityTimeout: 3m } }
consumers:
  worker:
    type: lambda
    ${key}
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
`;

function isUsed(topology: Topology, lambda: Lambda): boolean {
  const isRun = stateMachines(topology).some(
    ({ invokes, enrichment }) => invokes.includes(lambda) || enrichment === lambda,
  );
  return (
    isRun || lambda.queues.length + lambda.deliveredBy.length > 0 || invokersOf(topology, lambda).length > 0
  );
}

export const unusedFunction: Rule = {
  id: 'unused-function',
  severity: 'warning',
  summary: 'nothing in the file calls a function',
  why:
    'A function runs for the messages of its queue, or when a topic, a schedule or a state machine calls it. One that has ' +
    'none of these looks as if it processed something. ' +
    'https://docs.aws.amazon.com/lambda/latest/dg/lambda-invocation.html',
  bad: WITH('sends: [billing]'),
  good: WITH('queue: billing'),
  check(topology, found) {
    for (const lambda of lambdas(topology)) {
      if (isUsed(topology, lambda)) continue;
      found({
        message: `nothing calls the function \`${lambda.name}\``,
        path: lambda.path,
        on: 'key',
        help: 'give it a `queue`, subscribe it to a topic, or name it in `invokes` of a schedule; accept this if something outside of the file calls it',
      });
    }
  },
};
