import { consumersByQueue } from '#model/consumer';
import { filteringConsumers } from '#model/event-filters';
import { list, quoted } from '#base/util/text';
import type { Rule } from '../rule';

export const eventFilterDeletes: Rule = {
  id: 'event-filter-deletes',
  severity: 'warning',
  summary: 'the filter of a function or a pipe deletes messages from its queue',
  why:
    'A message that does not match the filter of an event source is deleted. It is not left for other ' +
    'consumers, and does not go to the dead-letter queue. A message that does not match the filter of a ' +
    'subscription never enters the queue. ' +
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
    for (const { consumer, queues, path } of filteringConsumers(topology)) {
      const { name } = consumer;
      const others = queues.flatMap((queue) =>
        (byQueue.get(queue) ?? []).filter((other) => other !== consumer),
      );
      const from = list(quoted(queues.map((queue) => queue.name)));
      const wanted = list(quoted(new Set(others.map((other) => other.name))));
      found({
        message:
          `messages in ${from} that no filter of \`${name}\` matches are deleted` +
          (wanted === '' ? '' : `, although ${wanted} may need them`),
        path,
        on: 'key',
        help: 'filter in the subscription instead; accept this if nobody needs those messages',
      });
    }
  },
};
