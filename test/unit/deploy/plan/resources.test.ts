import { planOf } from '#deploy/plan/changes';
import { refusals } from '#deploy/plan/guard';
import type { ResourceChange, Values } from '#deploy/plan/plan-file';
import { topologyOf } from '#test/unit/topology-of';

/*
 * Dangers of resources that are not topics, queues or subscriptions, on plans written by hand.
 */

const QUEUE = 'arn:aws:sqs:eu-west-1:1:billing';

interface Written {
  readonly address: string;
  readonly before?: Values;
  readonly after?: Values;
  readonly unknown?: Values;
  readonly isReplaced?: boolean;
}

function actionsOf({ before, after, isReplaced = false }: Written): string[] {
  if (!before) return ['create'];
  if (!after) return ['delete'];
  if (isReplaced) return ['delete', 'create'];
  return before === after ? ['no-op'] : ['update'];
}

function refused(...written: readonly Written[]): string[] {
  const resource_changes = written.map((one): ResourceChange => {
    const [type = '', name = ''] = one.address.split('.');
    const change = {
      actions: actionsOf(one),
      before: one.before ?? null,
      after: one.after ?? null,
      after_unknown: one.unknown ?? {},
    };
    return { address: one.address, mode: 'managed', type, name, change };
  });
  const plan = planOf(topologyOf('queues: { billing: {} }'), { resource_changes });
  return refusals(plan, new Map()).map(({ allow }) => allow);
}

function policy(...actions: readonly string[]): string {
  return JSON.stringify({ Statement: [{ Effect: 'Allow', Action: actions, Resource: QUEUE }] });
}

const MAPPING = {
  address: 'aws_lambda_event_source_mapping.billing_to_worker',
  before: { event_source_arn: QUEUE },
};
const ROLE = { address: 'aws_iam_role.worker', before: { name: 'worker-1' }, after: { name: 'worker-1' } };

describe('consumers', () => {
  test.each<[string, readonly Written[], readonly string[]]>([
    ['a function that is the last one', [MAPPING], ['destroy:lambda-event-source-mapping.billing_to_worker']],
    [
      'a service, whose queues are not known',
      [{ address: 'aws_ecs_service.worker', before: {} }],
      ['destroy:ecs-service.worker'],
    ],
    [
      'a function whose place another takes',
      [MAPPING, { address: 'aws_lambda_event_source_mapping.b', after: { event_source_arn: QUEUE } }],
      [],
    ],
    [
      'a function whose place a pipe takes',
      [MAPPING, { address: 'aws_pipes_pipe.b', after: { source: QUEUE } }],
      [],
    ],
    [
      'a function that goes with its queue',
      [MAPPING, { address: 'aws_sqs_queue.billing', before: { arn: QUEUE } }],
      ['destroy:queue.billing'],
    ],
    [
      'a service that is made anew',
      [{ address: 'aws_ecs_service.worker', before: {}, after: { tags: {} }, isReplaced: true }],
      [],
    ],
  ])('%s', (_, written, allow) => {
    expect(refused(...written)).toEqual(allow);
  });
});

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

describe('the boundary of a role', () => {
  const change = (before: Values, after: Values) =>
    refused({
      address: 'aws_iam_role.worker',
      before: { name: 'w', ...before },
      after: { name: 'w', ...after },
    });
  const [a, b] = ['a', 'b'].map((name) => ({
    permissions_boundary: `arn:aws:iam::111111111111:policy/${name}`,
  }));

  test.each<[string, Values, Values, readonly string[]]>([
    ['is new', {}, a!, ['cut-access:role.worker']],
    ['is gone', a!, {}, ['widen-access:role.worker']],
    ['is another one', a!, b!, ['cut-access:role.worker', 'widen-access:role.worker']],
    ['is the same', a!, { ...a, max_session_duration: 7200 }, []],
  ])('%s', (_, before, after, allow) => {
    expect(change(before, after)).toEqual(allow);
  });
});

describe('new roles', () => {
  const role = (principal: unknown) =>
    refused({
      address: 'aws_iam_role.evil',
      after: {
        assume_role_policy: JSON.stringify({
          Statement: [{ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' }],
        }),
      },
    });

  test.each<[string, unknown, readonly string[]]>([
    ['a service', { Service: 'ecs-tasks.amazonaws.com' }, []],
    ['another account', { AWS: 'arn:aws:iam::666666666666:root' }, ['widen-access:role.evil']],
    ['everybody', '*', ['widen-access:role.evil']],
  ])('of %s', (_, principal, allow) => {
    expect(role(principal)).toEqual(allow);
  });

  test('that may do everything', () => {
    const document = JSON.stringify({ Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] });
    expect(
      refused({ address: 'aws_iam_role_policy.evil', after: { policy: document, role: 'evil' } }),
    ).toEqual(['widen-access:role-policy.evil']);
  });
});

describe('permissions of a role', () => {
  const own = (before: string | undefined, after: string | undefined, unknown?: Values): Written => ({
    address: 'aws_iam_role_policy.worker',
    ...(before === undefined ? {} : { before: { policy: before, role: 'worker-1' } }),
    ...(after === undefined ? {} : { after: { policy: after, role: 'worker-1' } }),
    ...(unknown ? { unknown } : {}),
  });

  test.each<[string, readonly Written[], readonly string[]]>([
    ['one more', [own(policy('sqs:A'), policy('sqs:A', 'sqs:B'))], ['widen-access:role-policy.worker']],
    ['one less', [own(policy('sqs:A', 'sqs:B'), policy('sqs:A'))], ['cut-access:role-policy.worker']],
    [
      'unknown before it is applied',
      [own(policy('sqs:A'), '', { policy: true })],
      ['widen-access:role-policy.worker'],
    ],
    [
      'the first ones of a role that is there',
      [ROLE, own(undefined, policy('sqs:A'))],
      ['widen-access:role-policy.worker'],
    ],
    [
      'the last ones of a role that stays',
      [ROLE, own(policy('sqs:A'), undefined)],
      ['cut-access:role-policy.worker'],
    ],
    [
      'the first ones of a new role',
      [{ ...ROLE, before: undefined as never }, own(undefined, policy('sqs:A'))],
      [],
    ],
    ['the same in other words', [own(policy('sqs:A', 'sqs:B'), policy('sqs:B', 'sqs:A'))], []],
    [
      'who may take on the role',
      [
        {
          address: ROLE.address,
          before: { assume_role_policy: policy('a') },
          after: { assume_role_policy: policy('a', 'b') },
        },
      ],
      ['widen-access:role.worker'],
    ],
  ])('%s', (_, written, allow) => {
    expect(refused(...written)).toEqual(allow);
  });
});
