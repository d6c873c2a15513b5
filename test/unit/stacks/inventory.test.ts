import { inventory } from '#stacks/inventory';
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
  const belongings = inventory(topology);
  expect(belongings.get('topics.orders')?.addresses).toEqual(['aws_sns_topic.orders']);
  expect(belongings.get('queues.orders')?.addresses).toEqual(['aws_sqs_queue.orders']);
  expect(belongings.get('subscriptions.orders_to_orders')?.addresses).toEqual([
    'aws_sns_topic_subscription.orders_to_orders',
  ]);
  expect(belongings.get('consumers.orders')?.addresses).toContain('aws_lambda_function.orders');
  expect(belongings.get('stores.receipts')?.addresses).toContain('aws_s3_bucket.receipts');
});

test('the grants are those of its policies', () => {
  const belongings = inventory(topology);
  const grants = (id: string) => belongings.get(id)!.statements.flatMap(({ Action }) => Action);
  expect(grants('queues.orders')).toContain('sqs:SendMessage');
  expect(grants('consumers.orders')).toContain('sqs:ReceiveMessage');
});

test('nothing is listed that synth does not write', () => {
  const listed = [...inventory(topology).values()].flatMap((one) => one.addresses);
  expect(addresses(synthesized(topology))).toEqual(expect.arrayContaining(listed));
});
