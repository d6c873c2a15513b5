import { synthesized, type Resource } from '#test/support/synthesized';
import { topologyOf } from '#test/unit/topology-of';

interface Statement {
  readonly Sid: string;
  readonly Principal?: unknown;
}

function statements(policy: unknown): readonly Statement[] {
  return (JSON.parse(policy as string) as { Statement: readonly Statement[] }).Statement;
}

function resourcesOf(yaml: string): Readonly<Record<string, Readonly<Record<string, Resource>>>> {
  return synthesized(topologyOf(yaml)).resource!;
}

const QUEUES =
  'topics: { ops: { encryption: managed-key } }\nqueues: { billing: {} }\nrules: { orphan-topic: off }\n';

test('a topic that hears of alarms admits CloudWatch, and so does its key', () => {
  const resources = resourcesOf(`${QUEUES}monitoring: { notify: ops }`);
  const services = { Service: 'cloudwatch.amazonaws.com' };
  expect(statements(resources['aws_sns_topic']!['ops']!['policy'])).toContainEqual(
    expect.objectContaining({ Sid: 'AllowServices', Principal: services }),
  );
  expect(statements(resources['aws_kms_key']!['messages']!['policy'])).toContainEqual(
    expect.objectContaining({ Sid: 'AllowServices', Principal: services }),
  );
  expect(resources['aws_cloudwatch_metric_alarm']!['billing_dlq_not-empty']).toMatchObject({
    alarm_name: 'shop-default/billing_dlq/not-empty',
    alarm_actions: ['${aws_sns_topic.ops.arn}'],
    ok_actions: ['${aws_sns_topic.ops.arn}'],
    treat_missing_data: 'notBreaching',
  });
});

test('an e-mail address has a topic made for it', () => {
  const resources = resourcesOf(`${QUEUES}monitoring: { notify: ops@example.com }`);
  expect(resources['aws_sns_topic_subscription']!['alarm_mail']).toMatchObject({
    topic_arn: '${aws_sns_topic.alarm_mail.arn}',
    protocol: 'email',
    endpoint: 'ops@example.com',
  });
  // CloudWatch may not use the key of AWS, so it is that of the messages.
  expect(resources['aws_sns_topic']!['alarm_mail']).toMatchObject({
    kms_master_key_id: '${aws_kms_key.messages.arn}',
  });
  expect(statements(resources['aws_kms_key']!['messages']!['policy'])).toContainEqual(
    expect.objectContaining({ Principal: { Service: 'cloudwatch.amazonaws.com' } }),
  );
});

test('a topic that somebody else owns is told by its ARN, and nothing is made for it', () => {
  const pager = 'arn:aws:sns:eu-west-1:222222222222:pager';
  const told = { monitoring: `{ notify: "${pager}" }`, budget: `{ monthly: 5, notify: "${pager}" }` };
  const resources = resourcesOf(
    `queues: { billing: {} }\nmonitoring: ${told.monitoring}\nbudget: ${told.budget}`,
  );
  expect(resources['aws_cloudwatch_metric_alarm']!['billing_dlq_not-empty']).toMatchObject({
    alarm_actions: [pager],
    ok_actions: [pager],
  });
  const notifications = resources['aws_budgets_budget']!['budget']!['notification'] as readonly object[];
  expect(notifications).toHaveLength(3);
  for (const notification of notifications) {
    expect(notification).toMatchObject({ subscriber_sns_topic_arns: [pager] });
  }
  expect(resources).not.toHaveProperty('aws_sns_topic');
});

test('without anybody to tell, alarms are made all the same', () => {
  const alarms = resourcesOf(`${QUEUES}monitoring: { dashboard: false }`)['aws_cloudwatch_metric_alarm']!;
  expect(Object.keys(alarms)).toEqual(['billing_dlq_not-empty', 'billing_oldest-message']);
  expect(alarms['billing_oldest-message']).not.toHaveProperty('alarm_actions');
});

test('logRetention is that of the logs of deliveries', () => {
  const topic = 'topics: { orders: { deliveryStatusLogging: true } }\nqueues: { billing: {} }\n';
  const yaml = `${topic}subscriptions: [{ topic: orders, queue: billing }]\nmonitoring: { logRetention: 30d }`;
  expect(resourcesOf(yaml)['aws_cloudwatch_log_group']!['orders_deliveries']).toMatchObject({
    retention_in_days: 30,
  });
});

test('a budget counts by a tag that everything carries', () => {
  const resources = resourcesOf(`${QUEUES}budget: { monthly: 200, notify: ops }`);
  expect(resources['aws_budgets_budget']!['budget']).toMatchObject({
    limit_amount: '200',
    cost_filter: [{ name: 'TagKeyValue', values: ['user:msgtopo-stack$shop-default'] }],
  });
  for (const type of ['aws_sns_topic', 'aws_sqs_queue', 'aws_kms_key']) {
    for (const resource of Object.values(resources[type]!)) {
      expect(resource['tags']).toEqual({ 'msgtopo-stack': 'shop-default' });
    }
  }
  expect(statements(resources['aws_sns_topic']!['ops']!['policy'])).toContainEqual(
    expect.objectContaining({ Principal: { Service: 'budgets.amazonaws.com' } }),
  );
});

test('a trail records exactly the topics and queues, into a bucket that only it may write to', () => {
  const resources = resourcesOf(`${QUEUES}audit: { cloudtrail: { retention: 5y } }`);
  const trail = resources['aws_cloudtrail']!['audit_trail']!;
  expect(trail).toMatchObject({
    enable_log_file_validation: true,
    depends_on: ['aws_s3_bucket_policy.audit_trail'],
  });
  const selectors = trail['advanced_event_selector'] as {
    field_selector: { field: string; equals: string[] }[];
  }[];
  const recorded = selectors.flatMap(({ field_selector: fields }) =>
    fields.filter(({ field }) => field === 'resources.ARN').flatMap(({ equals }) => equals),
  );
  expect(recorded).toEqual([
    '${aws_sns_topic.ops.arn}',
    '${aws_sqs_queue.billing.arn}',
    '${aws_sqs_queue.billing_dlq.arn}',
  ]);
  expect(resources['aws_s3_bucket_public_access_block']!['audit_trail']).toMatchObject({
    block_public_policy: true,
  });
  const policy = statements(resources['aws_s3_bucket_policy']!['audit_trail']!['policy']);
  expect(policy.map(({ Sid }) => Sid)).toEqual([
    'AllowTrailToLook',
    'AllowTrailToWrite',
    'DenyInsecureTransport',
  ]);
});

test('a bucket of the user is left as it is', () => {
  const resources = resourcesOf(`${QUEUES}audit: { cloudtrail: { bucket: company-audit } }`);
  expect(resources['aws_cloudtrail']!['audit_trail']).toMatchObject({ s3_bucket_name: 'company-audit' });
  expect(resources).not.toHaveProperty('aws_s3_bucket');
});

test('what is calculated is a query of metrics, of which one gives the value', () => {
  const resources = resourcesOf(`
queues: { billing: {} }
consumers: { biller: { type: fargate, queue: billing, image: "111111111111.dkr.ecr.eu-west-1.amazonaws.com/b:1" } }
network: { vpc: vpc-0abc, subnets: [subnet-0abc] }
monitoring: {}
`);
  const alarm = resources['aws_cloudwatch_metric_alarm']!['biller_too-few-tasks']!;
  expect(alarm).not.toHaveProperty('metric_name');
  expect(alarm['metric_query']).toMatchObject([
    { id: 'desired', return_data: false, metric: { metric_name: 'DesiredTaskCount', stat: 'Minimum' } },
    { id: 'running', return_data: false, metric: { metric_name: 'RunningTaskCount' } },
    { id: 'value', return_data: true, expression: 'desired - running' },
  ]);
});

test('topics that are traced may tell X-Ray', () => {
  const resources = resourcesOf(
    'topics: { orders: { tracing: true }, refunds: {} }\nrules: { orphan-topic: off }',
  );
  expect(resources['aws_sns_topic']!['orders']).toMatchObject({ tracing_config: 'Active' });
  expect(resources['aws_sns_topic']!['refunds']).not.toHaveProperty('tracing_config');
  const [statement] = statements(resources['aws_xray_resource_policy']!['tracing']!['policy_document']);
  expect(statement).toMatchObject({
    Sid: 'AllowTopics',
    Condition: { ArnEquals: { 'aws:SourceArn': expect.stringMatching(/:shop-default-orders$/) as string } },
  });
});
