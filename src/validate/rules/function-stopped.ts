import { eventSourcesOf } from '#model/kinds/consumers/event-sources';
import { list } from '#base/util/text';
import type { Rule } from '../rule';

export const functionStopped: Rule = {
  id: 'function-stopped',
  severity: 'warning',
  summary: 'a function receives no messages, because its event source is off',
  why:
    'With `enabled: false` Lambda reads nothing from the queue. Messages wait there, and SQS deletes each one when the ' +
    'retention of the queue ends, without a dead letter. ' +
    'https://docs.aws.amazon.com/lambda/latest/api/API_UpdateEventSourceMapping.html',
  bad: `
queues: { billing: { visibilityTimeout: 3m } }
consumers:
  worker:
    type: lambda
    queue: billing
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
    enabled: false
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
`,
  check(topology, found) {
    for (const { lambda, queues, source, at } of eventSourcesOf(topology, 'enabled')) {
      if (source.enabled) continue;
      found({
        message: `\`${lambda.name}\` takes no messages from ${list(queues.map((queue) => `\`${queue.name}\``))}`,
        path: at('enabled'),
        help: 'remove `enabled`; to stop it for a while, accept this until a day before the retention ends',
      });
    }
  },
};
