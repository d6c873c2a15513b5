import { resourceAt, synthesized } from '#test/support/synthesized';
import { topologyOf } from '#test/unit/topology-of';

const stack = synthesized(
  topologyOf(`
environments: { prod: { account: "111111111111" } }
topics: { orders: {} }
queues: { billing: {} }
consumers:
  notify: { type: lambda, code: { inline: "def handler(e, c): pass" }, runtime: python3.13, handler: index.handler }
subscriptions:
  - { topic: orders, queue: billing }
  - { topic: orders, lambda: notify }
  - { topic: orders, function: "arn:aws:lambda:us-east-1:222222222222:function:chat:live" }
  - { topic: orders, firehose: "arn:aws:firehose:eu-west-1:111111111111:deliverystream/archive" }
`),
);

test.each([
  ['orders_to_notify', ['aws_lambda_permission.orders_to_notify']],
  ['orders_to_archive', ['aws_iam_role_policy.orders_to_archive']],
  // Its policy stands on the queue.
  ['orders_to_billing', undefined],
  // That of somebody else's function is the owner's.
  ['orders_to_chat-live', undefined],
])('%s delivers nothing before it may', (name, permissions) => {
  expect(resourceAt(stack, `aws_sns_topic_subscription.${name}`)['depends_on']).toEqual(permissions);
});

test('the function of somebody else is called through its alias, and nothing is made for it', () => {
  expect(resourceAt(stack, 'aws_sns_topic_subscription.orders_to_chat-live')).toMatchObject({
    protocol: 'lambda',
    endpoint: 'arn:aws:lambda:us-east-1:222222222222:function:chat:live',
  });
  expect(Object.keys(stack.resource!['aws_lambda_permission']!)).toEqual(['orders_to_notify']);
});
