import { averageTasks } from '#drill/average-tasks';
import type { ScalingJson } from '#drill/engine/terraform/json';
import { calmDay } from '#language/resolve/drills';
import { madeOf, terraformOf } from '#stacks/inventory';
import { estimate } from '#views/cost/estimate';
import { topologyOf } from '#test/unit/topology-of';
import { estimateOf, FUNCTION, quantities, WORK } from './estimate-of';

test('tasks cost from the fewest to the most that may run', () => {
  const { lines, usd, most } = estimateOf(`
queues: { billing: { deadLetters: false } }
consumers:
  biller:
    { type: fargate, queue: billing, image: "111111111111.dkr.ecr.eu-west-1.amazonaws.com/b:1", cpu: 1024, memory: 2048, scaling: { min: 1, max: 3, backlogPerTask: 10 } }
network: { vpc: vpc-0abc, subnets: [subnet-0abc] }
`);
  const [cpu] = lines.filter(({ element }) => element === 'biller');
  expect(cpu).toMatchObject({ quantity: 730, usd: 730 * 0.04048, most: 3 * 730 * 0.04048 });
  expect(most - usd).toBeCloseTo(2 * 730 * (0.04048 + 2 * 0.004445));
});

const SCALED = `
queues: { billing: { deadLetters: false, traffic: { messages: 40, per: second } } }
consumers:
  biller:
    { type: fargate, queue: billing, image: "111111111111.dkr.ecr.eu-west-1.amazonaws.com/b:1", cpu: 1024, memory: 2048, scaling: { min: 1, max: 60, latency: { target: 5m, processingTime: 250ms } } }
network: { vpc: vpc-0abc, subnets: [subnet-0abc], endpoints: none, publicIp: true, egress: [0.0.0.0/0] }
`;

test('tasks that scale cost what a day with the traffic of the file needs', () => {
  const topology = topologyOf(SCALED);
  const stacks = terraformOf(topology) as ScalingJson[];
  const tasks = averageTasks(topology, calmDay(topology), stacks);
  const [average] = [...tasks.values()];
  // 40 messages a second of 250 ms keep ten tasks busy.
  expect(average).toBeGreaterThan(10);
  expect(average).toBeLessThan(11.5);
  const { lines, assumptions } = estimate(topology, madeOf(topology), WORK, tasks);
  const of = (sort: string) => lines.find(({ what }) => what === sort)!;
  expect(of('vCPU-hours')).toMatchObject({ quantity: 730 * average!, most: 60 * 730 * 0.04048 });
  expect(of('hours of public addresses').quantity).toBe(730 * average!);
  expect(assumptions).toContain(
    'of biller as many tasks run as `msgtopo drill` counts on a day without trouble',
  );
});

test('a consumer to which nothing comes costs its fewest tasks', () => {
  const topology = topologyOf(SCALED.replace('traffic: { messages: 40, per: second }', 'delay: 0s'));
  expect(averageTasks(topology, calmDay(topology), terraformOf(topology) as ScalingJson[])).toEqual(
    new Map(),
  );
});

test('alarms of scaling are charged by their metrics', () => {
  // Catching up and keeping up read what waits and the tasks, scaling in also what was deleted.
  expect(quantities(SCALED)['(all): metrics of alarms']).toBe(2 + 2 + 3);
});

test('two consumers of a queue receive each message once, together', () => {
  const found = estimateOf(`
queues: { billing: { deadLetters: false, traffic: { messages: 1000 } } }
consumers:
  one: { type: fargate, queue: billing, image: "111111111111.dkr.ecr.eu-west-1.amazonaws.com/b:1" }
  two: { type: fargate, queue: billing, image: "111111111111.dkr.ecr.eu-west-1.amazonaws.com/b:1" }
network: { vpc: vpc-0abc, subnets: [subnet-0abc] }
`);
  const receives = found.lines.filter(({ what }) => what === 'receives').map(({ quantity }) => quantity);
  expect(receives).toEqual([500, 500]);
  // Nobody played a day for tasks that do not scale.
  expect(found.assumptions.join()).not.toContain('msgtopo drill');
});

test('a pipe counts messages, a state machine the states of its definition', () => {
  const machine = '{"StartAt":"a","States":{"a":{"Type":"Pass","Next":"b"},"b":{"Type":"Succeed"}}}';
  const found = quantities(
    `
queues: { settlements: { deadLetters: false, traffic: { messages: 1000 } } }
consumers: { settle: { type: step-functions, queue: settlements, definition: m.json, batchSize: 1 } }
`,
    { 'm.json': machine },
  );
  expect(found).toMatchObject({ 'settle: requests of the pipe': 1000, 'settle: state transitions': 2000 });
});

test('an express workflow is charged by executions and by the memory that they hold meanwhile', () => {
  const machine = '{"StartAt":"a","States":{"a":{"Type":"Succeed"}}}';
  const found = quantities(
    `
queues: { settlements: { deadLetters: false, traffic: { messages: 16000 } } }
consumers: { settle: { type: step-functions, workflow: express, queue: settlements, definition: m.json, batchSize: 1 } }
`,
    { 'm.json': machine },
  );
  expect(found).toMatchObject({
    'settle: executions': 16_000,
    // 100 ms each in 64 MB.
    'settle: GB-seconds': 100,
  });
  expect(found).not.toHaveProperty('settle: state transitions');
});

test('logs are charged when they are written and while they are kept', () => {
  const machine = '{"StartAt":"a","States":{"a":{"Type":"Pass","Next":"b"},"b":{"Type":"Succeed"}}}';
  const { lines } = estimateOf(
    `
topics: { orders: { traffic: { messages: 1048576 }, deliveryStatusLogging: true } }
queues: { billing: {}, settlements: {}, notices: {} }
subscriptions: [{ topic: orders, queue: billing }, { topic: orders, queue: settlements }, { topic: orders, queue: notices, raw: true }]
consumers:
  biller: { type: lambda, queue: billing, ${FUNCTION} }
  settle: { type: step-functions, queue: settlements, definition: m.json, batchSize: 1 }
  worker: { type: fargate, queue: notices, image: "111111111111.dkr.ecr.eu-west-1.amazonaws.com/b:1" }
network: { vpc: vpc-0abc, subnets: [subnet-0abc] }
monitoring: { logRetention: 1y, alarms: { deadLetters: false } }
`,
    { 'm.json': machine },
    { ...WORK, logBytesPerMessage: 1024 },
  );
  const logs = lines.filter(({ price }) => price.startsWith('log-'));
  expect(logs.map(({ element, what, quantity }) => [element, what, Math.round(quantity)])).toEqual([
    // Three deliveries of each message.
    ['orders', 'GB of logs', 3],
    ['orders', 'GB of logs kept', 36],
    ['biller', 'GB of logs', 1],
    ['biller', 'GB of logs kept', 12],
    // Two states of each execution.
    ['settle', 'GB of logs', 2],
    ['settle', 'GB of logs kept', 24],
    ['worker', 'GB of logs', 1],
    ['worker', 'GB of logs kept', 12],
  ]);
});

test('stores are written and read once for a message, as the consumer may, in units of their kind', () => {
  const found = quantities(`
queues: { billing: { traffic: { messages: 1000, size: 5KiB } } }
stores: { receipts: { type: s3 }, seen: { type: dynamodb, key: { id: S } } }
consumers:
  biller: { type: lambda, queue: billing, stores: { receipts: write, seen: read-write }, ${FUNCTION} }
`);
  expect(found).toMatchObject({
    'receipts: writes by biller': 1000,
    'seen: writes by biller': 5000,
    // Two units of 4 KiB, each at half the price.
    'seen: reads by biller': 1000,
  });
  expect(found).not.toHaveProperty('receipts: reads by biller');
});

test('a million writes to a table, and ten alarms, cost what AWS charges for them', () => {
  const { lines } = estimateOf(`
queues: { billing: { traffic: { messages: 1000000, size: 1KiB } } }
stores: { seen: { type: dynamodb, key: { id: S } } }
consumers:
  biller: { type: lambda, queue: billing, stores: { seen: write }, ${FUNCTION} }
monitoring: { dashboard: false }
`);
  const usdOf = (name: string) => lines.filter(({ what }) => what === name).map(({ usd }) => usd);
  // https://aws.amazon.com/dynamodb/pricing/on-demand/ and https://aws.amazon.com/cloudwatch/pricing/
  expect(usdOf('writes by biller')).toEqual([0.625]);
  const [alarms] = lines.filter(({ what }) => what === 'metrics of alarms');
  expect(alarms!.usd).toBeCloseTo(alarms!.quantity * 0.1);
});

test('Container Insights is charged by the metrics of the cluster and of each service', () => {
  const found = quantities(`
queues: { billing: {}, audit: {} }
consumers:
  biller: { type: fargate, queue: billing, image: "111111111111.dkr.ecr.eu-west-1.amazonaws.com/b:1" }
  auditor: { type: fargate, queue: audit, image: "111111111111.dkr.ecr.eu-west-1.amazonaws.com/b:1" }
network: { vpc: vpc-0abc, subnets: [subnet-0abc] }
`);
  expect(found['(all): metrics of Container Insights']).toBe(8 + 2 * 17);
});
