import { child } from '#base/diagnostics/path';
import { invokersOf } from '#model/invokers';
import { lambdas } from '#model/topology';
import { list, quoted } from '#base/util/text';
import type { Rule } from '../rule';

const WITH = (onFailure: string) => `
topics: { orders: {} }
queues: { failed: {} }
subscriptions: [{ topic: orders, lambda: worker }]
consumers:
  worker:
    type: lambda
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
    ${onFailure}
`;

export const functionFailureIsLost: Rule = {
  id: 'function-failure-is-lost',
  severity: 'warning',
  summary:
    'messages that a function fails on are lost, because a topic or a schedule invokes it and it has no `onFailure`',
  why:
    'SNS or a schedule passes a message to Lambda and is done. If the function fails, Lambda invokes it twice more within ' +
    'three minutes and then deletes the event. `deadLetters` of the subscription or schedule does not help: it gets what ' +
    'could not be delivered. https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html',
  bad: WITH(''),
  good: WITH('onFailure: failed'),
  check(topology, found) {
    for (const lambda of lambdas(topology)) {
      const { name, path, deliveredBy, onFailure } = lambda;
      if (onFailure) continue;
      for (const schedule of invokersOf(topology, lambda)) {
        found({
          message: `what schedule \`${schedule.name}\` invokes \`${name}\` with is lost if the function fails on it three times`,
          path,
          on: 'key',
          help: `name a queue in \`onFailure\` of \`${name}\``,
          related: [{ path: child(schedule.path, 'invokes'), message: 'the schedule invokes it' }],
        });
      }
      if (deliveredBy.length === 0) continue;
      const topics = list(quoted(new Set(deliveredBy.map((topic) => topic.name))));
      const noun = deliveredBy.length === 1 ? 'topic' : 'topics';
      found({
        message: `messages of ${noun} ${topics} are lost if \`${name}\` fails on them three times`,
        path,
        on: 'key',
        help: `name a queue in \`onFailure\` of \`${name}\``,
      });
    }
  },
};
