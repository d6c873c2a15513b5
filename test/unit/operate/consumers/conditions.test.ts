import { isInAccount } from '#operate/consumers/condition';
import { fargateCondition } from '#operate/consumers/fargate';
import { lambdaCondition } from '#operate/consumers/lambda';
import { executionsOf } from '#operate/consumers/step-functions';
import { lambdas } from '#model/topology';
import { topologyOf } from '#test/unit/topology-of';

const EVENTS = [{ message: 'the newest' }, { message: 'an old one' }];

test('of several deployments of a service the primary one counts, and the newest event where tasks lack', () => {
  const deployments = [
    { status: 'ACTIVE', rolloutState: 'COMPLETED' as const },
    { status: 'PRIMARY', rolloutState: 'FAILED' as const, rolloutStateReason: 'tasks failed to start' },
  ];
  const service = { runningCount: 1, pendingCount: 1, desiredCount: 3, deployments, events: EVENTS };
  expect(fargateCondition(service)).toEqual({
    kind: 'fargate',
    running: 1,
    pending: 1,
    desired: 3,
    rollout: 'FAILED',
    rolloutReason: 'tasks failed to start',
    lastEvent: 'the newest',
  });
});

test('what ECS said is of no interest while all tasks run', () => {
  expect(fargateCondition({ runningCount: 2, desiredCount: 2, events: EVENTS }).lastEvent).toBeUndefined();
});

test('a mapping belongs to the queue that its ARN ends in', () => {
  const topology = topologyOf(`
queues: { billing: {}, ledger: { fifo: true } }
consumers:
  biller: { type: lambda, queues: [billing, ledger], code: { zip: b.zip }, runtime: nodejs22.x, handler: b.handler }
`);
  const mapping = {
    EventSourceArn: 'arn:aws:sqs:eu-west-1:111111111111:shop-default-ledger.fifo',
    State: 'Disabled',
    StateTransitionReason: 'User action',
  };
  const condition = lambdaCondition(lambdas(topology)[0]!, { State: 'Active' }, [mapping]);
  expect(condition.mappings).toEqual([
    { queue: 'billing', state: undefined, reason: undefined, lastResult: undefined },
    { queue: 'ledger', state: 'Disabled', reason: 'User action', lastResult: undefined },
  ]);
});

test('executions beyond the first page are not counted, and the newest failure is the last', () => {
  const at = new Date('2026-06-15T11:00:00Z');
  const execution = {
    executionArn: 'x',
    stateMachineArn: 'y',
    name: 'one',
    startDate: at,
    status: 'RUNNING' as const,
  };
  const failure = { ...execution, name: 'broken', stopDate: at };
  expect(
    executionsOf({ executions: [execution, execution], nextToken: 'more' }, { executions: [failure] }),
  ).toEqual({ running: 2, isMore: true, lastFailure: { name: 'broken', at } });
  expect(executionsOf({ executions: [] }, { executions: [] })).toEqual({
    running: 0,
    isMore: false,
    lastFailure: undefined,
  });
});

test('what has the right name in an account that is not that of the environment is somebody else', () => {
  const arn = 'arn:aws:pipes:eu-west-1:222222222222:pipe/settle';
  const anywhere = topologyOf('queues: { billing: {} }');
  const here = topologyOf('queues: { billing: {} }\nenvironments: { prod: { account: "111111111111" } }');
  expect(isInAccount(arn, anywhere)).toBe(true);
  expect(isInAccount(arn, here)).toBe(false);
  expect(isInAccount(arn.replace('222222222222', '111111111111'), here)).toBe(true);
});
