import { addresses, jsonAt, resourceAt, synthesized } from '#test/support/synthesized';
import { topologyOf } from '#test/unit/topology-of';
import { statements } from './statements';

const ACCOUNT = '111111111111';

const stack = synthesized(
  topologyOf(`
environments: { prod: { account: "${ACCOUNT}" } }
topics: { orders: { encryption: managed-key }, other: {} }
stores: { incoming: { type: s3 } }
publishers:
  web: { role: "arn:aws:iam::${ACCOUNT}:role/web", publishes: [orders] }
  uploads: { type: s3, bucket: incoming, events: [ObjectCreated, "ObjectRemoved:Delete"], prefix: in/, publishes: [orders] }
  legacy: { type: s3, bucket: legacy-files, events: [ObjectCreated], publishes: [other] }
  shipped:
    type: event-rule
    bus: logistics
    pattern: { source: [logistics], detail-type: [shipped] }
    publishes: [orders, other]
  nightly:
    type: schedule
    expression: cron(0 2 * * ? *)
    timezone: Europe/Berlin
    message: { kind: nightly, price: "$\${5}" }
    publishes: [orders]
  device-fleet: { type: iot-rule, sql: "SELECT * FROM 'devices/+/orders'", publishes: [orders] }
`),
);

test('each resource has the name of the publisher', () => {
  expect(
    addresses(stack).filter((address) => /web|uploads|legacy|shipped|nightly|fleet/.test(address)),
  ).toEqual([
    'aws_cloudwatch_event_rule.shipped',
    'aws_cloudwatch_event_target.shipped_to_orders',
    'aws_cloudwatch_event_target.shipped_to_other',
    'aws_iam_role.device-fleet',
    'aws_iam_role.nightly',
    'aws_iam_role.shipped',
    'aws_iam_role_policy.device-fleet',
    'aws_iam_role_policy.nightly',
    'aws_iam_role_policy.shipped',
    'aws_iot_topic_rule.device-fleet',
    'aws_s3_bucket_notification.legacy',
    'aws_s3_bucket_notification.uploads',
    'aws_scheduler_schedule.nightly_to_orders',
  ]);
});

test('the policy of a topic admits exactly its publishers', () => {
  const admitted = statements(stack, 'aws_sns_topic.orders');
  expect(Object.keys(admitted)).toEqual([
    'AllowPublisheruploads',
    'AllowPublisherweb',
    'DenyInsecureTransport',
  ]);
  expect(admitted['AllowPublisherweb']).toEqual({
    Sid: 'AllowPublisherweb',
    Effect: 'Allow',
    Action: 'sns:Publish',
    Resource: `arn:aws:sns:eu-west-1:${ACCOUNT}:shop-prod-orders`,
    Principal: { AWS: `arn:aws:iam::${ACCOUNT}:role/web` },
    Condition: { StringEquals: { 'aws:PrincipalAccount': ACCOUNT } },
  });
  expect(admitted['AllowPublisheruploads']).toMatchObject({
    Principal: { Service: 's3.amazonaws.com' },
    Condition: {
      ArnEquals: { 'aws:SourceArn': `arn:aws:s3:::shop-prod-incoming-${ACCOUNT}` },
      StringEquals: { 'aws:SourceAccount': ACCOUNT },
    },
  });
  expect(Object.keys(statements(stack, 'aws_sns_topic.other'))).toEqual([
    'AllowPublisherlegacy',
    'DenyInsecureTransport',
  ]);
});

test('the managed key lets in who publishes to an encrypted topic', () => {
  const admitted = statements(stack, 'aws_kms_key.messages');
  expect(admitted['AllowServices']).toMatchObject({ Principal: { Service: 's3.amazonaws.com' } });
  expect(admitted['AllowRoles']).toMatchObject({ Principal: { AWS: `arn:aws:iam::${ACCOUNT}:role/web` } });
});

test('a bucket of the topology, and one that exists, tell of their objects', () => {
  expect(resourceAt(stack, 'aws_s3_bucket_notification.uploads')).toEqual({
    bucket: '${aws_s3_bucket.incoming.id}',
    topic: [
      {
        topic_arn: '${aws_sns_topic.orders.arn}',
        events: ['s3:ObjectCreated:*', 's3:ObjectRemoved:Delete'],
        filter_prefix: 'in/',
      },
    ],
  });
  expect(resourceAt(stack, 'aws_s3_bucket_notification.legacy')['bucket']).toBe('legacy-files');
});

test('a rule for events', () => {
  expect(jsonAt(stack, 'aws_cloudwatch_event_rule.shipped', 'event_pattern')).toEqual({
    'detail-type': ['shipped'],
    source: ['logistics'],
  });
  expect(resourceAt(stack, 'aws_cloudwatch_event_target.shipped_to_other')).toMatchObject({
    event_bus_name: 'logistics',
    arn: '${aws_sns_topic.other.arn}',
    role_arn: '${aws_iam_role.shipped.arn}',
    depends_on: ['aws_iam_role_policy.shipped'],
  });
});

test('a schedule, with a role that may publish', () => {
  expect(resourceAt(stack, 'aws_scheduler_schedule.nightly_to_orders')).toMatchObject({
    schedule_expression: 'cron(0 2 * * ? *)',
    schedule_expression_timezone: 'Europe/Berlin',
    flexible_time_window: { mode: 'OFF' },
    target: {
      arn: '${aws_sns_topic.orders.arn}',
      role_arn: '${aws_iam_role.nightly.arn}',
      input: '{"kind":"nightly","price":"$${5}"}',
    },
  });
  expect(Object.keys(statements(stack, 'aws_iam_role_policy.nightly'))).toEqual([
    'PublishToTopics',
    'UseTopicKeys',
  ]);
});

test('a rule for devices, whose name has no hyphens', () => {
  expect(resourceAt(stack, 'aws_iot_topic_rule.device-fleet')).toMatchObject({
    name: 'shop_prod_device_fleet',
    sql: "SELECT * FROM 'devices/+/orders'",
    sns: [{ target_arn: '${aws_sns_topic.orders.arn}', role_arn: '${aws_iam_role.device-fleet.arn}' }],
  });
});
