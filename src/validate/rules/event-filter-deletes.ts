import { child } from '#base/diagnostics/path';
import { consumersByQueue } from '#model/consumer';
import { filteringConsumers } from '#model/event-filters';
import { list, quoted } from '#base/util/text';
import type { Rule } from '../rule';

export const eventFilterDeletes: Rule = {
  id: 'event-filter-deletes',
  severity: 'warning',
  summary: 'a filter of a function or a pipe deletes messages from its queue',
  why:
    'What the filter of an event source does not match is deleted, not left for others, and never comes among the ' +
    'dead letters. The filter of a subscription does not even put it into the queue. ' +
    'https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html',
  bad: `
queues: { billing: { visibilityTimeout: 3m } }
consumers:
  worker:
    type: lambda
    queue: billing
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
    filter: [{ body: { kind: [invoice] } }]
`,
  good: `
topics: { orders: {} }
queues: { billing: { visibilityTimeout: 3m } }
subscriptions:
  - { topic: orders, queue: billing, raw: true, filter: { scope: body, policy: { kind: [invoice] } } }
consumers:
  worker:
    type: lambda
    queue: billing
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
`,
  check(topology, found) {
    const byQueue = consumersByQueue(topology.consumers.values());
    for (const { consumer } of filteringConsumers(topology)) {
      const { name, path, queues } = consumer;
      const others = queues.flatMap((queue) =>
        (byQueue.get(queue) ?? []).filter((other) => other !== consumer),
      );
      const from = list(quoted(queues.map((queue) => queue.name)));
      const wanted = list(quoted(new Set(others.map((other) => other.name))));
      found({
        message:
          `messages in ${from} that no filter of \`${name}\` matches are deleted` +
          (wanted === '' ? '' : `, though ${wanted} may want them`),
        path: child(path, 'filter'),
        on: 'key',
        help: 'filter in the subscription instead; accept this if nobody needs those messages',
      });
    }
  },
};
