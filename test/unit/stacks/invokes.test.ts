import { messagesOf } from '#test/unit/validate/rules/findings-of';
import { jsonAt, resourceAt, synthesized } from '#test/support/synthesized';
import { topologyOf } from '#test/unit/topology-of';
import { streamsOf } from '#model/streams';
import { graphOf } from '#views/diagram/build';
import { deliveryPaths } from '#validate/paths/paths';

const yaml = `
topics: { news: {} }
queues: { ios: {}, undelivered: {} }
publishers:
  hourly:
    type: schedule
    expression: rate(1 hour)
    message: { kind: harvest }
    invokes: [harvester]
    deadLetters: undelivered
    traffic: { messages: 1, per: hour }
  nightly:
    type: schedule
    expression: rate(1 day)
    message: now
    publishes: [news]
    sends: [ios]
    invokes: [sweeper, ios]
consumers:
  harvester: FUNCTION
  sweeper: FUNCTION
  ios: FUNCTION
`.replaceAll(
  'FUNCTION',
  '{ type: lambda, sends: [ios], runtime: python3.13, handler: a.b, code: { s3: { bucket: code, key: a.zip } } }',
);

const topology = topologyOf(yaml);
const stack = synthesized(topology);

test('a schedule calls a function with its message', () => {
  expect(resourceAt(stack, 'aws_scheduler_schedule.hourly_invokes_harvester')).toMatchObject({
    name: 'shop-default-hourly',
    target: {
      arn: '${aws_lambda_function.harvester.arn}',
      role_arn: '${aws_iam_role.hourly.arn}',
      input: '{"kind":"harvest"}',
      dead_letter_config: { arn: '${aws_sqs_queue.undelivered.arn}' },
    },
  });
});

test('its role may call these functions, and no others', () => {
  expect(jsonAt(stack, 'aws_iam_role_policy.hourly', 'policy')).toMatchObject({
    Statement: [
      { Action: 'lambda:InvokeFunction', Resource: '${aws_lambda_function.harvester.arn}' },
      { Action: 'sqs:SendMessage' },
    ],
  });
});

test('several targets have names that differ', () => {
  const names = ['to_news', 'sends_to_ios', 'invokes_sweeper', 'invokes_ios'].map(
    (target) => resourceAt(stack, `aws_scheduler_schedule.nightly_${target}`)['name'],
  );
  expect(names).toEqual([
    'shop-default-nightly',
    'shop-default-nightly-ios',
    'shop-default-nightly-sweeper',
    'shop-default-nightly-ios-function',
  ]);
});

test('pictures, costs and paths know the edge', () => {
  expect(graphOf(topology).edges).toContainEqual(
    expect.objectContaining({ from: 'publishers.hourly', to: 'consumers.harvester' }),
  );
  const harvester = topology.consumers.get('harvester')!;
  expect(streamsOf(topology).direct.get(harvester)?.messages).toBe(730);
  const paths = deliveryPaths(topology);
  expect(paths.find(({ name }) => name === 'hourly_invokes_harvester')).toMatchObject({
    way: ['hourly', 'harvester'],
    status: 'ok',
  });
});

test('what the function fails on is lost without a queue for it', () => {
  expect(messagesOf('function-failure-is-lost', yaml)).toContain(
    'what schedule `hourly` invokes `harvester` with is lost if the function fails on it three times',
  );
});

test('a function that nothing calls is found', () => {
  expect(messagesOf('unused-function', yaml)).toEqual([]);
  const uncalled = yaml.replace('invokes: [harvester]', 'sends: [ios]');
  expect(messagesOf('unused-function', uncalled)).toEqual(['nothing calls the function `harvester`']);
});
