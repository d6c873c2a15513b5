import { addressesByElement } from '#stacks/inventory';
import { addresses, synthesized } from '#test/support/synthesized';
import { topologyOf } from '#test/unit/topology-of';

const topology = topologyOf(`
topics: { orders: {} }
queues: { orders: {} }
subscriptions:
  - { topic: orders, queue: orders }
consumers:
  orders:
    type: lambda
    code: { inline: "export const handler = () => {}" }
    runtime: nodejs22.x
    handler: index.handler
    queue: orders
stores: { receipts: { type: s3 } }
`);

test('each element knows its own, even if others have the same name', () => {
  const addressesOf = addressesByElement(topology);
  expect(addressesOf.get('topics.orders')).toEqual(['aws_sns_topic.orders']);
  expect(addressesOf.get('queues.orders')).toEqual(['aws_sqs_queue.orders']);
  expect(addressesOf.get('subscriptions.orders_to_orders')).toEqual([
    'aws_sns_topic_subscription.orders_to_orders',
  ]);
  expect(addressesOf.get('consumers.orders')).toContain('aws_lambda_function.orders');
  expect(addressesOf.get('stores.receipts')).toContain('aws_s3_bucket.receipts');
});

test('nothing is listed that synth does not write', () => {
  const listed = [...addressesByElement(topology).values()].flat();
  expect(addresses(synthesized(topology))).toEqual(expect.arrayContaining(listed));
});
