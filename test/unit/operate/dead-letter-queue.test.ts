import { deadLetterQueues } from '#operate/dead-letter-queue';
import { topologyOf } from '#test/unit/topology-of';

test('dead letters are in the queues of queues, subscriptions, publishers and functions', () => {
  const topology = topologyOf(`
topics: { orders: {} }
queues: { billing: {}, undelivered: {}, unsent: {}, unhandled: {} }
subscriptions: [{ topic: orders, queue: billing, deadLetters: undelivered }]
publishers:
  nightly: { type: schedule, expression: rate(1 day), message: {}, sends: [billing], deadLetters: unsent }
consumers:
  worker:
    type: lambda
    queue: billing
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
    onFailure: unhandled
`);
  const names = deadLetterQueues(topology).map(({ queue }) => queue.name);
  expect(names).toEqual(expect.arrayContaining(['billing_dlq', 'undelivered', 'unhandled', 'unsent']));
});
