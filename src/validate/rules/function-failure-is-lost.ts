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
  summary: 'messages that a function fails on are lost, because a topic invokes it and it has no `onFailure`',
  why:
    'SNS passes a message to Lambda and is done. If the function fails, Lambda invokes it twice more within three ' +
    'minutes and then deletes the event. `deadLetters` of the subscription does not help: it gets what SNS could not ' +
    'deliver. https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html',
  bad: WITH(''),
  good: WITH('onFailure: failed'),
  check(topology, found) {
    for (const { name, path, deliveredBy, onFailure } of lambdas(topology)) {
      if (deliveredBy.length === 0 || onFailure) continue;
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
