import { addresses, jsonAt, resourceAt, synthesized } from '#test/support/synthesized';
import { brief, proveText, topologyOf } from '#test/unit/topology-of';
import { statements } from './statements';

/*
 * What other tools get wrong with topics and queues. copilot.test.ts has what AWS Copilot does; here is the rest, each
 * so that it cannot come in unseen.
 */
const stack = synthesized(
  topologyOf(`
environments: { prod: { account: "111111111111" } }
topics: { orders: { encryption: managed-key }, ledger: { fifo: true } }
queues:
  billing: {}
  ledger: { fifo: true }
subscriptions:
  - { topic: orders, queue: billing, raw: true, filter: { scope: body, policy: { kind: [paid] } } }
  - { topic: ledger, queue: ledger }
monitoring: { notify: ops@example.com }
network: { vpc: { create: {} } }
consumers:
  worker:
    type: fargate
    queue: billing
    image: 111111111111.dkr.ecr.eu-west-1.amazonaws.com/worker:1
    publishes: [orders]
    scaling: { min: 0, max: 5, backlogPerTask: 10 }
  reader: { type: lambda, queue: ledger, code: { inline: "x" }, runtime: python3.13, handler: app.handler, timeout: 1m }
`),
);

const everything = JSON.stringify(stack);

test('no statement allows everything but something', () => {
  expect(everything).not.toMatch(/NotAction|NotResource|NotPrincipal/);
});

test('no topic, queue, key or bucket lets everybody in, not even with a condition', () => {
  const open = addresses(stack)
    .filter((address) => /^aws_(sns_topic|sqs_queue|kms_key|s3_bucket_policy)\./.test(address))
    .flatMap((address) => Object.values(statements(stack, address)))
    .filter(({ Effect, Principal }) => Effect === 'Allow' && Principal === '*');
  expect(open).toEqual([]);
});

test('a queue admits each topic that delivers to it, and is subscribed by a resource of its own', () => {
  expect(statements(stack, 'aws_sqs_queue.billing')['AllowTopics']).toMatchObject({
    Condition: { ArnEquals: { 'aws:SourceArn': 'arn:aws:sns:eu-west-1:111111111111:shop-prod-orders' } },
  });
  expect(resourceAt(stack, 'aws_sns_topic_subscription.orders_to_billing')).toMatchObject({
    raw_message_delivery: true,
    filter_policy_scope: 'MessageBody',
  });
});

test('a FIFO queue behind a standard topic is an error, and its name is a name', () => {
  const yaml = 'topics: { a: {} }\nqueues: { b: { fifo: true } }\nsubscriptions: [{ topic: a, queue: b }]';
  expect(proveText(yaml).diagnostics.map(brief)[0]).toContain('fifo-queue-behind-standard-topic');
  expect(resourceAt(stack, 'aws_sqs_queue.ledger')['name']).toBe('shop-prod-ledger.fifo');
  expect(resourceAt(stack, 'aws_sqs_queue.ledger_dlq')['name']).toBe('shop-prod-ledger-dlq.fifo');
});

test('no topic and no dead-letter queue has the name of another element', () => {
  const names = addresses(stack)
    .filter((address) => /^aws_(sqs_queue|sns_topic)\./.test(address))
    .map((address) => `${address.split('.')[0]} ${String(resourceAt(stack, address)['name'])}`);
  expect(new Set(names).size).toBe(names.length);
});

test('messages are kept for days, encrypted, and go to the dead letters after a few attempts', () => {
  expect(resourceAt(stack, 'aws_sqs_queue.billing')).toMatchObject({
    message_retention_seconds: 345_600,
    sqs_managed_sse_enabled: true,
  });
  expect(jsonAt(stack, 'aws_sqs_queue.billing', 'redrive_policy')).toMatchObject({ maxReceiveCount: 5 });
});

test('SNS cannot use the keys that AWS manages for queues, and that is an error', () => {
  const yaml = `
topics: { a: {} }
queues: { b: { encryption: { kmsKey: alias/aws/sqs } } }
subscriptions: [{ topic: a, queue: b }]`;
  expect(proveText(yaml).diagnostics.map(({ rule }) => rule)).toContain('sns-cannot-use-aws-key');
});

test('a queue hides messages for six times what its function may take', () => {
  expect(resourceAt(stack, 'aws_sqs_queue.ledger')['visibility_timeout_seconds']).toBe(360);
});

test('tasks follow the queue alone: no goal of processor or memory takes busy ones away', () => {
  const policies = addresses(stack).filter((address) => address.startsWith('aws_appautoscaling_policy.'));
  expect(policies).toEqual([
    'aws_appautoscaling_policy.worker_catch-up',
    'aws_appautoscaling_policy.worker_scale-in',
    'aws_appautoscaling_policy.worker_sleep',
  ]);
  expect(everything).not.toMatch(/ECSServiceAverage/);
});

test('a worker knows the URL of its queue and the ARNs of its topics, and a bad version is rolled back', () => {
  const [container] = jsonAt(stack, 'aws_ecs_task_definition.worker', 'container_definitions') as [
    { environment: { name: string }[] },
  ];
  expect(container.environment.map(({ name }) => name)).toEqual(['ORDERS_TOPIC_ARN', 'QUEUE_URL']);
  expect(resourceAt(stack, 'aws_ecs_service.worker')['deployment_circuit_breaker']).toEqual({
    enable: true,
    rollback: true,
  });
});

test('alarms on dead letters and on age, told by any topic or address, and a dashboard', () => {
  expect(addresses(stack)).toEqual(
    expect.arrayContaining([
      'aws_cloudwatch_dashboard.dashboard',
      expect.stringMatching(/^aws_cloudwatch_metric_alarm\.billing_dlq/),
      expect.stringMatching(/^aws_cloudwatch_metric_alarm\.billing_oldest/),
    ]),
  );
});
