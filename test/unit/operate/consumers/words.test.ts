import { readConsumers, type Consumers } from '#operate/consumers/index';
import { consumerWords, type Condition } from '#operate/consumers/index';
import { topologyOf } from '#test/unit/topology-of';

const topology = topologyOf(`
queues: { billing: {}, notices: {} }
consumers:
  biller: { type: lambda, queue: billing, code: { zip: b.zip }, runtime: nodejs22.x, handler: b.handler }
  notifier: { type: lambda, queue: notices, code: { zip: b.zip }, runtime: nodejs22.x, handler: b.handler }
`);

const AT = new Date('2026-06-15T12:00:00Z');

const service = {
  kind: 'fargate',
  running: 2,
  pending: 0,
  desired: 2,
  rollout: 'COMPLETED',
  rolloutReason: undefined,
  lastEvent: undefined,
} as const;

const mapping = { queue: 'billing', state: 'Enabled', reason: undefined, lastResult: undefined };

const lambda = {
  kind: 'lambda',
  state: 'Active',
  stateReason: undefined,
  lastUpdate: 'Successful',
  lastUpdateReason: undefined,
  mappings: [mapping],
} as const;

const machine = {
  kind: 'step-functions',
  pipe: 'RUNNING',
  pipeReason: undefined,
  executions: undefined,
} as const;

const CASES: readonly (readonly [string, Condition, string, readonly string[]])[] = [
  ['a service at rest', service, '2 of 2 tasks', []],
  ['a service that scaled to zero', { ...service, running: 0, desired: 0 }, '0 of 0 tasks', []],
  [
    'a service whose tasks do not start',
    { ...service, running: 0, pending: 1, desired: 1, rollout: 'IN_PROGRESS', lastEvent: 'no image' },
    '0 of 1 task, 1 starting; rollout in progress',
    ['no image'],
  ],
  [
    'a rollout that was broken off',
    {
      ...service,
      rollout: 'FAILED',
      rolloutReason: 'ECS deployment circuit breaker: tasks failed to start.',
    },
    '2 of 2 tasks; rollout failed',
    ['the rollout failed: ECS deployment circuit breaker: tasks failed to start.'],
  ],
  ['a function that reads its queue', lambda, 'active', []],
  [
    'a function whose mapping is off',
    { ...lambda, mappings: [{ ...mapping, state: 'Disabled', reason: 'USER_INITIATED' }] },
    'active; billing disabled',
    ['its mapping of `billing` is disabled: USER_INITIATED'],
  ],
  [
    'a function without its mapping',
    { ...lambda, mappings: [{ ...mapping, state: undefined }] },
    'active; billing not connected',
    ['nothing brings it messages of `billing`'],
  ],
  [
    'a function whose mapping has trouble',
    { ...lambda, mappings: [{ ...mapping, lastResult: 'PROBLEM: Function call failed' }] },
    'active',
    ['its mapping of `billing` says PROBLEM: Function call failed'],
  ],
  [
    'a function that cannot run',
    {
      ...lambda,
      state: 'Failed',
      stateReason: 'the image is gone',
      lastUpdate: 'Failed',
      lastUpdateReason: 'no such key',
    },
    'failed; update failed',
    ['it cannot run: the image is gone', 'its update failed: no such key'],
  ],
  ['an update under way', { ...lambda, lastUpdate: 'InProgress' }, 'active; update in progress', []],
  ['a pipe into an express workflow', machine, 'pipe running', []],
  [
    'a pipe into a standard workflow',
    {
      ...machine,
      executions: {
        running: 3,
        isMore: false,
        lastFailure: { name: 'x', at: new Date('2026-06-15T10:59:00Z') },
      },
    },
    'pipe running; 3 executing; one failed 1h 1m ago',
    [],
  ],
  [
    'a pipe that could not be made',
    {
      ...machine,
      pipe: 'CREATE_FAILED',
      pipeReason: 'the role may not read the queue',
      executions: { running: 1000, isMore: true, lastFailure: undefined },
    },
    'pipe create failed; 1000 or more executing',
    ['its pipe is create failed: the role may not read the queue'],
  ],
];

test.each(CASES)('%s', (_, condition, state, complaints) => {
  const consumer = [...topology.consumers.values()][0]!;
  expect(consumerWords({ consumer, condition, trouble: undefined }, AT)).toEqual({ state, complaints });
});

test('a consumer that one may not see, or that is not there, hides no other', async () => {
  const denied = Object.assign(new Error('not authorized to perform: lambda:GetFunctionConfiguration'), {
    name: 'AccessDeniedException',
  });
  const aws: Consumers = {
    look: ({ name }) => (name === 'biller' ? Promise.reject(denied) : Promise.resolve(undefined)),
    close: () => undefined,
  };
  const states = await readConsumers(topology, aws);
  expect(states.map((state) => consumerWords(state, AT))).toEqual([
    {
      state: 'not known',
      complaints: ['AWS denied the request: not authorized to perform: lambda:GetFunctionConfiguration'],
    },
    { state: 'not deployed', complaints: [] },
  ]);
});

test('a bug is not mistaken for trouble with AWS', async () => {
  const look = () => Promise.reject(new TypeError('x is undefined'));
  await expect(readConsumers(topology, { look, close: () => undefined })).rejects.toThrow('x is');
});
