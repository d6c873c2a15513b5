import { refused, type Written } from './hand-written-plan';
import type { Values } from '#deploy/plan/plan-file';

/*
 * Dangers of resources that are not topics, queues or subscriptions, on plans written by hand.
 */

test.each([
  'aws_s3_bucket.receipts',
  'aws_dynamodb_table.receipts',
  'aws_sns_topic_data_protection_policy.orders',
])('%s is not destroyed, nor made anew', (address) => {
  const [type] = address.split('.');
  expect(refused({ address, before: {} })).toHaveLength(1);
  expect(refused({ address, before: {}, after: { tags: {} }, isReplaced: true })).toHaveLength(1);
  if (type !== 'aws_sns_topic_data_protection_policy')
    expect(refused({ address: `${type}.another`, after: {} })).toEqual([]);
});

describe('data protection', () => {
  const [address, topic] = ['aws_sns_topic_data_protection_policy.orders', 'aws_sns_topic.orders'];
  const allow = ['refuse-messages:data-protection.orders'];

  test.each<[string, readonly Written[], readonly string[]]>([
    [
      'of a topic that is there',
      [
        { address: topic, before: {}, after: {} },
        { address, after: {} },
      ],
      allow,
    ],
    [
      'of a new topic',
      [
        { address: topic, after: {} },
        { address, after: {} },
      ],
      [],
    ],
    ['with another policy', [{ address, before: { policy: 'a' }, after: { policy: 'b' } }], allow],
  ])('%s', (_, written, expected) => {
    expect(refused(...written)).toEqual(expected);
  });
});

test.each<[string, string, Values, Values, readonly string[]]>([
  [
    'runs no more',
    'aws_lambda_function.w',
    { reserved_concurrent_executions: -1 },
    { reserved_concurrent_executions: 0 },
    ['stop-consumer:lambda-function.w'],
  ],
  [
    'runs again',
    'aws_lambda_function.w',
    { reserved_concurrent_executions: 0 },
    { reserved_concurrent_executions: -1 },
    [],
  ],
  [
    'is off',
    'aws_lambda_event_source_mapping.q_to_w',
    { enabled: true },
    { enabled: false },
    ['stop-consumer:lambda-event-source-mapping.q_to_w'],
  ],
  [
    'is stopped',
    'aws_pipes_pipe.w',
    { desired_state: 'RUNNING' },
    { desired_state: 'STOPPED' },
    ['stop-consumer:pipes-pipe.w'],
  ],
  [
    'waits for the end',
    'aws_pipes_pipe.w',
    {
      target_parameters: [
        { step_function_state_machine_parameters: [{ invocation_type: 'FIRE_AND_FORGET' }] },
      ],
    },
    {
      target_parameters: [
        { step_function_state_machine_parameters: [{ invocation_type: 'REQUEST_RESPONSE' }] },
      ],
    },
    ['change-acknowledgement:pipes-pipe.w'],
  ],
  [
    'has a public address',
    'aws_ecs_service.w',
    { network_configuration: [{ assign_public_ip: false }] },
    { network_configuration: [{ assign_public_ip: true }] },
    ['widen-access:ecs-service.w'],
  ],
  [
    'is in a group of somebody else',
    'aws_ecs_service.w',
    { network_configuration: [{ security_groups: ['sg-1'] }] },
    { network_configuration: [{ security_groups: ['sg-1', 'sg-public'] }] },
    ['widen-access:ecs-service.w'],
  ],
  [
    'keeps no versions',
    'aws_s3_bucket_versioning.s',
    { versioning_configuration: [{ status: 'Enabled' }] },
    { versioning_configuration: [{ status: 'Suspended' }] },
    ['shorten-retention:s3-bucket-versioning.s'],
  ],
  [
    'cannot be brought back',
    'aws_dynamodb_table.s',
    { point_in_time_recovery: [{ enabled: true }] },
    { point_in_time_recovery: [{ enabled: false }] },
    ['shorten-retention:dynamodb-table.s'],
  ],
  [
    'has an attribute that nobody knows',
    'aws_sqs_queue.q',
    { unheard_of: 1 },
    { unheard_of: 2 },
    ['unknown-change:queue.q'],
  ],
])('something %s', (_, address, before, after, allow) => {
  expect(refused({ address, before, after })).toEqual(allow);
});

test('a type that nobody knows is refused, whatever happens to it', () => {
  const address = 'aws_unheard_of.x';
  const allow = ['unknown-change:unheard-of.x'];
  expect(refused({ address, after: {} })).toEqual(allow);
  expect(refused({ address, before: {} })).toEqual(allow);
  expect(refused({ address, before: { a: 1 }, after: { a: 2 } })).toEqual(allow);
  const unchanged = { a: 1 };
  expect(refused({ address, before: unchanged, after: unchanged })).toEqual([]);
});

describe('a bucket that could be opened to everybody', () => {
  const block = {
    address: 'aws_s3_bucket_public_access_block.s',
    before: { block_public_acls: true },
    after: { block_public_acls: false },
  };
  const bucket = { bucket: 'photos' };

  test('stays', () => {
    const kept = { address: 'aws_s3_bucket.s', before: bucket, after: bucket };
    expect(refused(block, kept)).toEqual(['widen-access:s3-bucket-public-access-block.s']);
  });

  test('is of somebody else, or goes too', () => {
    expect(refused(block)).toEqual([]);
    expect(
      refused({ ...block, after: undefined as never }, { address: 'aws_s3_bucket.s', before: bucket }),
    ).not.toContain('widen-access:s3-bucket-public-access-block.s');
  });
});
