import { addresses, jsonAt, resourceAt, synthesized } from '#test/support/synthesized';
import { topologyOf } from '#test/unit/topology-of';
import { statements } from '#test/unit/stacks/statements';

const stack = synthesized(
  topologyOf(`
environments: { prod: { account: "111111111111" } }
topics: { orders: { encryption: managed-key }, alerts: {} }
queues:
  billing: { encryption: managed-key }
  refunds: { encryption: { kmsKey: alias/refunds } }
  failed: {}
stores:
  receipts: { type: s3 }
  seen: { type: dynamodb, key: { id: S } }
subscriptions:
  - { topic: alerts, lambda: worker }
consumers:
  worker:
    type: lambda
    queues: [refunds, billing]
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
    publishes: [orders]
    stores: { receipts: write, seen: read-write }
    secrets: { DB: { ssm: /billing/db }, API: { secretsManager: billing/api } }
    environment: { LOG_LEVEL: info, PRICE: "$\${literal}" }
    onFailure: failed
    batchSize: 100
    batchWindow: 5s
    maxConcurrency: 20
    filter: [{ body: { kind: [invoice] } }]
  plain:
    type: lambda
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
`),
);

test('each resource has the name of the function, and each mapping that of its queue too', () => {
  expect(addresses(stack).filter((address) => /lambda|worker|plain/.test(address))).toEqual([
    'aws_cloudwatch_log_group.plain',
    'aws_cloudwatch_log_group.worker',
    'aws_iam_role.plain',
    'aws_iam_role.worker',
    'aws_iam_role_policy.plain',
    'aws_iam_role_policy.worker',
    'aws_lambda_event_source_mapping.billing_to_worker',
    'aws_lambda_event_source_mapping.refunds_to_worker',
    'aws_lambda_function.plain',
    'aws_lambda_function.worker',
    'aws_lambda_function_event_invoke_config.worker',
    'aws_lambda_permission.alerts_to_worker',
    'aws_sns_topic_subscription.alerts_to_worker',
  ]);
});

test('the function', () => {
  expect(resourceAt(stack, 'aws_lambda_function.worker')).toEqual({
    function_name: 'shop-prod-worker',
    role: '${aws_iam_role.worker.arn}',
    runtime: 'python3.13',
    handler: 'app.handler',
    s3_bucket: 'code',
    s3_key: 'worker.zip',
    architectures: ['x86_64'],
    timeout: 30,
    memory_size: 256,
    tracing_config: { mode: 'Active' },
    environment: {
      variables: {
        LOG_LEVEL: 'info',
        PRICE: '$${literal}',
        DB: 'arn:aws:ssm:eu-west-1:111111111111:parameter/billing/db',
        API: 'arn:aws:secretsmanager:eu-west-1:111111111111:secret:billing/api',
        BILLING_QUEUE_URL: '${aws_sqs_queue.billing.url}',
        REFUNDS_QUEUE_URL: '${aws_sqs_queue.refunds.url}',
        ORDERS_TOPIC_ARN: '${aws_sns_topic.orders.arn}',
        RECEIPTS_BUCKET: '${aws_s3_bucket.receipts.bucket}',
        SEEN_TABLE: '${aws_dynamodb_table.seen.name}',
      },
    },
    depends_on: ['aws_cloudwatch_log_group.worker', 'aws_iam_role_policy.worker'],
  });
});

test('how messages come from a queue', () => {
  expect(resourceAt(stack, 'aws_lambda_event_source_mapping.billing_to_worker')).toEqual({
    event_source_arn: '${aws_sqs_queue.billing.arn}',
    function_name: '${aws_lambda_function.worker.arn}',
    batch_size: 100,
    maximum_batching_window_in_seconds: 5,
    function_response_types: ['ReportBatchItemFailures'],
    scaling_config: { maximum_concurrency: 20 },
    filter_criteria: { filter: [{ pattern: '{"body":{"kind":["invoice"]}}' }] },
    depends_on: ['aws_iam_role_policy.worker'],
  });
});

test('exactly the topic that calls it may call it', () => {
  expect(resourceAt(stack, 'aws_lambda_permission.alerts_to_worker')).toMatchObject({
    action: 'lambda:InvokeFunction',
    principal: 'sns.amazonaws.com',
    source_arn: '${aws_sns_topic.alerts.arn}',
  });
  expect(resourceAt(stack, 'aws_sns_topic_subscription.alerts_to_worker')).toEqual({
    topic_arn: '${aws_sns_topic.alerts.arn}',
    protocol: 'lambda',
    endpoint: '${aws_lambda_function.worker.arn}',
    depends_on: ['aws_lambda_permission.alerts_to_worker'],
  });
});

test('what failed when a topic called it goes to its queue', () => {
  expect(resourceAt(stack, 'aws_lambda_function_event_invoke_config.worker')).toMatchObject({
    destination_config: { on_failure: { destination: '${aws_sqs_queue.failed.arn}' } },
  });
});

test('it is only trusted to Lambda', () => {
  expect(jsonAt(stack, 'aws_iam_role.worker', 'assume_role_policy')).toMatchObject({
    Statement: [{ Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
  });
});

test('it may do what its edges say, and nothing else', () => {
  const granted = statements(stack, 'aws_iam_role_policy.worker');
  expect(Object.keys(granted)).toEqual([
    'ConsumeQueues',
    'PublishToTopics',
    'ReadItems',
    'ReadParameters',
    'ReadSecrets',
    'SendToQueues',
    'Trace',
    'UseQueueKeys',
    'UseQueueKeysByAlias',
    'UseTopicKeys',
    'WriteItems',
    'WriteLogs',
    'WriteObjects',
  ]);
  expect(granted['ConsumeQueues']).toEqual({
    Sid: 'ConsumeQueues',
    Effect: 'Allow',
    Action: [
      'sqs:ChangeMessageVisibility',
      'sqs:DeleteMessage',
      'sqs:GetQueueAttributes',
      'sqs:GetQueueUrl',
      'sqs:ReceiveMessage',
    ],
    Resource: ['${aws_sqs_queue.billing.arn}', '${aws_sqs_queue.refunds.arn}'],
  });
  expect(granted['UseQueueKeys']).toMatchObject({
    Resource: '${aws_kms_key.messages.arn}',
    Condition: { StringEquals: { 'kms:ViaService': 'sqs.eu-west-1.amazonaws.com' } },
  });
  expect(granted['UseQueueKeysByAlias']).toMatchObject({
    Resource: 'arn:aws:kms:eu-west-1:111111111111:key/*',
    Condition: { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': 'alias/refunds' } },
  });
  expect(granted['ReadSecrets']).toMatchObject({
    Resource: 'arn:aws:secretsmanager:eu-west-1:111111111111:secret:billing/api-??????',
  });
  expect(granted['WriteLogs']).toMatchObject({
    Resource: 'arn:aws:logs:eu-west-1:111111111111:log-group:/aws/lambda/shop-prod-worker:*',
  });
});

test('without edges it may only log and trace', () => {
  expect(Object.keys(statements(stack, 'aws_iam_role_policy.plain'))).toEqual(['Trace', 'WriteLogs']);
});
