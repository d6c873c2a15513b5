import { addresses, jsonAt, resourceAt, synthesized } from '#test/support/synthesized';
import { proveText, topologyOf } from '#test/unit/topology-of';
import { statements } from './statements';

/* What users of Copilot had to work around, each shown not to be so here. */

const stack = synthesized(
  topologyOf(`
environments: { prod: { account: "111111111111" } }
topics: { order-events: { encryption: managed-key } }
queues:
  billing: { encryption: managed-key }
  lonely: { delay: 10s, retention: 2d, visibilityTimeout: 5m, deadLetters: { maxReceiveCount: 3 } }
  undeliverable: { encryption: managed-key }
subscriptions:
  - topic: order-events
    queue: billing
    raw: true
    deadLetters: undeliverable
    filter: { scope: body, policy: { kind: [paid] } }
network: { vpc: { create: {} } }
consumers:
  worker:
    type: fargate
    queue: billing
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/worker:1
    scaling: { min: 0, max: 5, latency: { target: 1m, processingTime: 1s } }
    stopTimeout: 2m
`),
);

test('a topic with a hyphen is the one that the policy of its queue admits', () => {
  expect(statements(stack, 'aws_sqs_queue.billing')['AllowTopics']).toMatchObject({
    Condition: {
      ArnEquals: { 'aws:SourceArn': 'arn:aws:sns:eu-west-1:111111111111:shop-prod-order-events' },
    },
  });
  expect(resourceAt(stack, 'aws_sns_topic.order-events')['name']).toBe('shop-prod-order-events');
});

test('settings of a queue count without any topic', () => {
  expect(resourceAt(stack, 'aws_sqs_queue.lonely')).toMatchObject({
    delay_seconds: 10,
    message_retention_seconds: 172_800,
    visibility_timeout_seconds: 300,
  });
  expect(jsonAt(stack, 'aws_sqs_queue.lonely', 'redrive_policy')).toMatchObject({ maxReceiveCount: 3 });
});

test('a worker may hide a message for longer, and read the attributes of its queue', () => {
  expect(statements(stack, 'aws_iam_role_policy.worker')['ConsumeQueues']!.Action).toEqual(
    expect.arrayContaining(['sqs:ChangeMessageVisibility', 'sqs:GetQueueAttributes']),
  );
});

test('scaling has no function and no clock', () => {
  expect(addresses(stack).filter((address) => /lambda|event_rule|schedule/.test(address))).toEqual([]);
});

test('one message is enough to wake a service from zero', () => {
  expect(resourceAt(stack, 'aws_cloudwatch_metric_alarm.worker_catch-up')).toMatchObject({
    comparison_operator: 'GreaterThanThreshold',
    threshold: 0,
    datapoints_to_alarm: 1,
  });
});

test('no alarm takes delayed messages for a backlog', () => {
  expect(JSON.stringify(stack)).not.toContain('ApproximateNumberOfMessagesDelayed');
});

test.each([
  ['delay: 16m'],
  ['retention: 15d'],
  ['visibilityTimeout: 13h'],
  ['deadLetters: { maxReceiveCount: 1001 }'],
])('what AWS would refuse is an error: %s', (setting) => {
  const { diagnostics } = proveText(`queues: { billing: { ${setting} } }`);
  expect(diagnostics.map(({ rule }) => rule)).toContain('wrong-value');
});

test('there is one key, rotated, whose policy names the topics that use it', () => {
  expect(addresses(stack).filter((address) => address.startsWith('aws_kms_key.'))).toEqual([
    'aws_kms_key.messages',
  ]);
  expect(resourceAt(stack, 'aws_kms_key.messages')['enable_key_rotation']).toBe(true);
  expect(statements(stack, 'aws_kms_key.messages')['AllowTopics']).toHaveProperty('Condition');
});

test('raw, by body, with dead letters of the subscription, by long polling, by TLS', () => {
  expect(resourceAt(stack, 'aws_sns_topic_subscription.order-events_to_billing')).toMatchObject({
    raw_message_delivery: true,
    filter_policy_scope: 'MessageBody',
    redrive_policy: '{"deadLetterTargetArn":"${aws_sqs_queue.undeliverable.arn}"}',
  });
  expect(resourceAt(stack, 'aws_sqs_queue.billing')['receive_wait_time_seconds']).toBe(20);
  expect(statements(stack, 'aws_sqs_queue.billing')).toHaveProperty('DenyInsecureTransport');
  expect(jsonAt(stack, 'aws_sqs_queue.billing_dlq', 'redrive_allow_policy')).toMatchObject({
    redrivePermission: 'byQueue',
  });
});

test('private, read-only, stopped with patience, logged for a year', () => {
  const [container] = jsonAt(stack, 'aws_ecs_task_definition.worker', 'container_definitions') as object[];
  expect(container).toMatchObject({ readonlyRootFilesystem: true, stopTimeout: 120 });
  expect(resourceAt(stack, 'aws_ecs_service.worker')['network_configuration']).toMatchObject({
    assign_public_ip: false,
  });
  expect(resourceAt(stack, 'aws_cloudwatch_log_group.worker')['retention_in_days']).toBe(365);
});
