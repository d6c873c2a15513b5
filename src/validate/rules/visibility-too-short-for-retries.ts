import { EVENT_SOURCE } from '#base/aws/limits';
import { child } from '#base/diagnostics/path';
import { formatSeconds } from '#base/util/units';
import { consumerFacts } from '#model/kinds/consumers/index';
import type { Rule } from '../rule';

export const visibilityTooShortForRetries: Rule = {
  id: 'visibility-too-short-for-retries',
  severity: 'warning',
  summary: 'the visibility timeout of a queue is less than six times the timeout of its function',
  why:
    'Lambda retries a throttled invocation while the messages are hidden. If they become visible in the ' +
    'meantime, they are processed twice, and each receive counts towards the dead-letter queue. ' +
    'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html',
  bad: `
queues: { billing: { visibilityTimeout: 1m } }
consumers:
  worker:
    type: lambda
    queue: billing
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
    timeout: 30s
`,
  good: `
queues: { billing: { visibilityTimeout: 3m } }
consumers:
  worker:
    type: lambda
    queue: billing
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
    timeout: 30s
`,
  check(topology, found) {
    for (const consumer of topology.consumers.values()) {
      const { calls } = consumerFacts(consumer);
      const called = consumer.queues.flatMap((queue) =>
        calls(consumer, queue).map((call) => ({ queue, ...call })),
      );
      for (const { queue, lambda, batchWindow } of called) {
        const advised = EVENT_SOURCE.visibilityTimeouts * lambda.timeout + batchWindow;
        // What is shorter than one call is an error of its own.
        if (!queue.owned || queue.visibilityTimeout >= advised || queue.visibilityTimeout < lambda.timeout)
          continue;
        found({
          message: `queue \`${queue.name}\` hides a message for ${formatSeconds(queue.visibilityTimeout)}, but \`${lambda.name}\` may take ${formatSeconds(lambda.timeout)} for each attempt`,
          path: child(queue.path, 'visibilityTimeout'),
          help: `set \`visibilityTimeout\` to at least ${formatSeconds(advised)} (six times the timeout, and the batch window)`,
          related: [
            { path: child(lambda.path, 'timeout'), message: `the timeout of \`${lambda.name}\` is set` },
          ],
        });
      }
    }
  },
};
