import { draftOf } from '#adopt/draft';
import { chaptersOf } from '#adopt/report/report';
import { inventoryOfState } from '#adopt/state/inventory';
import { readState } from '#adopt/state/resources';
import type { Resource } from '#test/support/arbitrary-state';
import { queue, shownState, topic } from '#test/support/live-state';

const ACCOUNT = '123456789012';
const arn = (service: string, name: string) => `arn:aws:${service}:eu-west-1:${ACCOUNT}:${name}`;
const url = (name: string) => `https://sqs.eu-west-1.amazonaws.com/${ACCOUNT}/${name}`;
const role = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;
const of = (type: string, name: string, values: object): Resource => ({
  address: `${type}.${name}`,
  mode: 'managed',
  type,
  values: values as Resource['values'],
});
const allow = (Action: unknown, Resource: unknown) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource }] });

function draft(...resources: Resource[]) {
  const read = readState(
    'state.json',
    shownState([queue('jobs'), queue('audit'), topic('orders'), ...resources]),
  );
  if (!read.ok) throw new Error(read.problem.message);
  const inventory = inventoryOfState(read.resources, { region: 'eu-west-1', account: ACCOUNT });
  const made = draftOf(inventory, { name: 'shop', environment: 'prod', region: 'eu-west-1' }, []);
  expect(made.problems).toEqual([]);
  const consumers =
    /\nconsumers:\n([\s\S]*)$/
      .exec(made.text)?.[1]
      ?.trim()
      .split(/\n +(?=\S+: \{|\S+:$)/) ?? [];
  return { ...made, consumers, told: chaptersOf(made).flatMap(({ lines }) => lines) };
}

test('a function by the mapping that feeds it, with its settings', () => {
  const { consumers } = draft(
    of('aws_lambda_event_source_mapping', 'jobs', {
      event_source_arn: arn('sqs', 'jobs'),
      function_name: 'biller:live',
      function_arn: `${arn('lambda', 'function:biller')}:live`,
      batch_size: 100,
      maximum_batching_window_in_seconds: 5,
      scaling_config: [{ maximum_concurrency: 20 }],
      filter_criteria: [{ filter: [{ pattern: '{}' }] }],
      function_response_types: [],
      enabled: false,
    }),
    of('aws_lambda_function', 'biller', {
      function_name: 'biller',
      timeout: 60,
      environment: [{ variables: { OUT: url('audit'), TOPIC: arn('sns', 'orders') } }],
    }),
    of('aws_lambda_function', 'other', { function_name: 'other', timeout: 3 }),
  );
  expect(consumers).toEqual([
    [
      'biller:',
      '    type: external',
      '    note: "Lambda function biller: timeout 1m, batches of 100, waits 5s for a batch, at most 20 calls at a time, fails whole batches, with a filter, disabled"',
      '    queue: jobs',
      '    publishes: [orders]',
      '    sends: [audit]',
    ].join('\n'),
  ]);
});

test('a service by its task definition and by its role, wherever the policies stand', () => {
  const { consumers, told } = draft(
    of('aws_ecs_service', 'worker', {
      name: 'worker',
      cluster: 'arn:aws:ecs:eu-west-1:123456789012:cluster/main',
      desired_count: 2,
      task_definition: 'worker:7',
    }),
    of('aws_ecs_task_definition', 'worker', {
      arn: arn('ecs', 'task-definition/worker:7'),
      family: 'worker',
      revision: 7,
      task_role_arn: role('worker'),
      container_definitions: JSON.stringify([{ environment: [{ name: 'QUEUE', value: url('audit') }] }]),
    }),
    of('aws_iam_role', 'worker', {
      arn: role('worker'),
      name: 'worker',
      inline_policy: [{ name: 'a', policy: allow('sqs:ReceiveMessage', arn('sqs', 'jobs')) }],
      managed_policy_arns: ['arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess'],
    }),
    of('aws_iam_role_policy', 'worker', {
      role: 'worker',
      policy: allow('sns:Publish', arn('sns', 'orders')),
    }),
    of('aws_iam_policy', 'send', { arn: 'arn:send', policy: allow('sqs:SendMessage', arn('sqs', 'audit')) }),
    of('aws_iam_role_policy_attachment', 'send', { role: 'worker', policy_arn: 'arn:send' }),
    of('aws_iam_policy', 'table', { arn: 'arn:table', policy: allow('dynamodb:PutItem', 'arn:table/seen') }),
    of('aws_iam_policy_attachment', 'table', { roles: ['worker'], policy_arn: 'arn:table' }),
  );
  expect(consumers).toEqual([
    'worker:\n    type: external\n    note: "ECS service worker: cluster main, 2 tasks"\n    queue: jobs\n    publishes: [orders]\n    sends: [audit]',
  ]);
  expect(told).toEqual(
    expect.arrayContaining([
      'role of consumer `worker`: dynamodb:PutItem on arn:table/seen',
      'role of consumer `worker`: what the policy arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess allows',
    ]),
  );
});

test('what a variable alone says is to be checked', () => {
  const { told } = draft(
    of('aws_ecs_service', 'worker', {
      name: 'worker',
      task_definition: 'arn:aws:ecs:eu-west-1:1:task-definition/worker:7',
    }),
    of('aws_ecs_task_definition', 'worker', {
      arn: 'arn:aws:ecs:eu-west-1:1:task-definition/worker:8',
      family: 'worker',
      revision: 8,
      container_definitions: JSON.stringify([{ environment: [{ name: 'QUEUE', value: url('jobs') }] }]),
    }),
  );
  expect(told).toContain(
    'consumer `worker`: ECS service worker, reads what QUEUE names, as far as msgtopo can tell',
  );
});

test('a pipe and a state machine', () => {
  const { consumers } = draft(
    of('aws_pipes_pipe', 'p', {
      name: 'jobs-to-flow',
      source: arn('sqs', 'jobs'),
      target: 'arn:flow',
      desired_state: 'STOPPED',
    }),
    of('aws_sfn_state_machine', 'm', { name: 'flow', role_arn: role('flow') }),
    of('aws_iam_role', 'flow', { arn: role('flow'), name: 'flow' }),
    of('aws_iam_role_policy', 'flow', { role: 'flow', policy: allow('sns:Publish', arn('sns', 'orders')) }),
  );
  expect(consumers).toEqual([
    'flow: { type: external, note: state machine flow, publishes: [orders] }',
    'jobs-to-flow: { type: external, note: "pipe jobs-to-flow: to arn:flow, stopped", queue: jobs }',
  ]);
});

test.each<[string, object, string]>([
  [
    'aws_cloudwatch_event_target',
    { rule: 'nightly', arn: arn('sqs', 'jobs') },
    'jobs; it becomes a publisher of type `event-rule`',
  ],
  [
    'aws_scheduler_schedule',
    { target: [{ arn: arn('sns', 'orders') }] },
    'orders; it becomes a publisher of type `schedule`',
  ],
  [
    'aws_s3_bucket_notification',
    { topic: [{ topic_arn: arn('sns', 'orders') }], queue: [{ queue_arn: arn('sqs', 'jobs') }] },
    'orders and jobs; it becomes a publisher of type `s3`',
  ],
  [
    'aws_iot_topic_rule',
    { sqs: [{ queue_url: url('jobs') }] },
    'jobs; it becomes a publisher of type `iot-rule`',
  ],
  [
    'aws_cloudwatch_metric_alarm',
    { alarm_actions: [arn('sns', 'orders')] },
    'orders; it becomes `services: [cloudwatch.amazonaws.com]`',
  ],
])('%s is named with what it delivers to', (type, values, words) => {
  const { untold } = draft(of(type, 'one', values), of(type, 'elsewhere', {}));
  const because = (name: string) => untold.find((one) => one.name === name)?.because;
  expect(because(`${type}.one`)).toContain(`it keeps delivering to ${words}`);
  expect(because(`${type}.elsewhere`)).toBe('it stays with the Terraform that manages it now');
});
