import { child } from '#base/diagnostics/path';
import { consumerFacts } from '#model/kinds/consumers/index';
import type { Rule } from '../rule';

/** https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html */
const ADVISED_ATTEMPTS = 5;

export const tooFewAttempts: Rule = {
  id: 'too-few-attempts',
  severity: 'warning',
  summary: 'messages for a function move to the dead-letter queue after fewer than five attempts',
  why:
    'An invocation that Lambda throttles counts as an attempt, although the function never saw the ' +
    'message. With few attempts, one busy minute fills the dead-letter queue. ' +
    'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html',
  bad: `
queues: { billing: { visibilityTimeout: 3m, deadLetters: { maxReceiveCount: 2 } } }
consumers:
  worker:
    type: lambda
    queue: billing
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
`,
  good: `
queues: { billing: { visibilityTimeout: 3m, deadLetters: { maxReceiveCount: 5 } } }
consumers:
  worker:
    type: lambda
    queue: billing
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
`,
  check({ consumers }, found) {
    for (const consumer of consumers.values()) {
      const { name, queues } = consumer;
      if (!consumerFacts(consumer).isPolledByAws) continue;
      for (const queue of queues) {
        if (!queue.owned || !queue.deadLetters) continue;
        const { maxReceiveCount } = queue.deadLetters;
        if (maxReceiveCount >= ADVISED_ATTEMPTS) continue;
        found({
          message: `\`${queue.name}\` gives up a message after ${maxReceiveCount} attempts, and throttled invocations of \`${name}\` count`,
          path: child(queue.path, 'deadLetters', 'maxReceiveCount'),
          help: `set \`maxReceiveCount\` to at least ${ADVISED_ATTEMPTS}`,
        });
      }
    }
  },
};
