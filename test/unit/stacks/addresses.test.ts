import { addresses, resourceAt, synthesized } from '#test/support/synthesized';
import { topologyOf } from '#test/unit/topology-of';

const DENY = {
  DataDirection: 'Inbound',
  Principal: ['*'],
  DataIdentifier: ['arn:aws:dataprotection::aws:data-identifier/CreditCardNumber'],
  Operation: { Deny: {} },
};

const stack = synthesized(
  topologyOf(
    `
topics:
  orders: { encryption: managed-key, deliveryStatusLogging: true, dataProtection: pii.json }
  old: { external: "arn:aws:sns:eu-west-1:222222222222:old" }
queues:
  billing: {}
  partner: { external: "arn:aws:sqs:eu-west-1:222222222222:partner" }
  failed: {}
subscriptions:
  - { topic: orders, queue: billing, deadLetters: failed }
  - { topic: orders, queue: partner }
  - { topic: old, queue: billing }
  - { topic: orders, url: "https://hooks.example.com/v1/orders?key=1" }
  - { topic: orders, email: ops@example.com }
  - { topic: orders, sms: "+15551234567" }
  - { topic: orders, firehose: "arn:aws:firehose:eu-west-1:111111111111:deliverystream/archive", id: lake }
  - { topic: orders, application: "arn:aws:sns:eu-west-1:111111111111:endpoint/GCM/shop/1" }
`,
    { 'pii.json': JSON.stringify({ Name: 'pii', Version: '2021-06-01', Statement: [DENY] }) },
  ),
);

test('every resource has the name of its element, nothing hashed, and what is external has none', () => {
  expect(addresses(stack)).toEqual([
    'aws_cloudwatch_log_group.orders_deliveries',
    'aws_cloudwatch_log_group.orders_failures',
    'aws_iam_role.delivery-status-logging',
    'aws_iam_role.orders_to_lake',
    'aws_iam_role_policy.delivery-status-logging',
    'aws_iam_role_policy.orders_to_lake',
    'aws_kms_alias.messages',
    'aws_kms_key.messages',
    'aws_sns_topic.orders',
    'aws_sns_topic_data_protection_policy.orders',
    'aws_sns_topic_subscription.old_to_billing',
    'aws_sns_topic_subscription.orders_to_billing',
    'aws_sns_topic_subscription.orders_to_gcm-shop-1',
    'aws_sns_topic_subscription.orders_to_hooks-example-com-v1-orders',
    'aws_sns_topic_subscription.orders_to_lake',
    'aws_sns_topic_subscription.orders_to_ops-example-com',
    'aws_sns_topic_subscription.orders_to_partner',
    'aws_sns_topic_subscription.orders_to_sms-15551234567',
    'aws_sqs_queue.billing',
    'aws_sqs_queue.billing_dlq',
    'aws_sqs_queue.failed',
  ]);
});

test('what is external is referred to by its ARN', () => {
  expect(resourceAt(stack, 'aws_sns_topic_subscription.old_to_billing')['topic_arn']).toBe(
    'arn:aws:sns:eu-west-1:222222222222:old',
  );
  expect(resourceAt(stack, 'aws_sns_topic_subscription.orders_to_partner')['endpoint']).toBe(
    'arn:aws:sqs:eu-west-1:222222222222:partner',
  );
});

test('the protocol of each endpoint', () => {
  const protocols = Object.values(stack.resource!['aws_sns_topic_subscription']!).map(
    ({ protocol }) => protocol,
  );
  expect(protocols.sort()).toEqual(['application', 'email', 'firehose', 'https', 'sms', 'sqs', 'sqs', 'sqs']);
});
