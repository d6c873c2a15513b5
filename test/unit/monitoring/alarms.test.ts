import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMANDS } from '#cli/commands/index';
import type { Alarm } from '#monitoring/alarm';
import { alarmsOf } from '#monitoring/alarms';
import { RULES } from '#validate/rules/index';
import { topologyOf } from '#test/unit/topology-of';

const ELEMENTS = `
topics: { orders: {}, idle: {} }
queues:
  billing: { retention: 4d }
  slow: { retention: 10m, visibilityTimeout: 1m, delay: 30s }
  parking: {}
subscriptions:
  - { topic: orders, queue: billing, filter: { policy: { kind: [order] } }, deadLetters: parking }
  - { topic: orders, queue: slow, filter: { scope: body, policy: { total: [1] } } }
`;

const alarms = (monitoring: string) => alarmsOf(topologyOf(`${ELEMENTS}\nmonitoring: ${monitoring}`));

const inBrief = ({ name, measure, threshold }: Alarm) =>
  `${name}: ${'expression' in measure ? measure.expression : measure.name} > ${threshold}`;

const brief = (monitoring: string) => alarms(monitoring).map(inBrief);

test.each([
  ['{}', 'Its consumer is slow or stopped:'],
  ['{ fifo: true }', 'Its consumer is slow, stopped, or fails:'],
])('an old message of the queue %s does not tell of what SQS does not count', (queue, words) => {
  const topology = topologyOf(`queues: { work: ${queue} }\nmonitoring: {}\n`);
  const [oldest] = alarmsOf(topology).filter(({ id }) => id.endsWith('oldest-message'));
  expect(oldest!.description).toContain(words);
});

test('a consumer that fails on a queue without dead letters has no alarm, and the finding says so', () => {
  const topology = topologyOf('queues: { work: { deadLetters: false } }\nmonitoring: {}\n');
  expect(alarmsOf(topology).filter(({ id }) => id.includes('not-empty'))).toEqual([]);
  const rule = RULES.find(({ id }) => id === 'no-dead-letters');
  expect(rule!.why).toMatch(/No alarm (reports|tells of) it/);
});

test('without `monitoring` there are none', () => {
  expect(alarmsOf(topologyOf(ELEMENTS))).toEqual([]);
});

test('an empty `monitoring` has all, with thresholds from the numbers of the topology', () => {
  expect(brief('{}')).toEqual([
    'shop-default/orders/failed-deliveries: NumberOfNotificationsFailed > 0',
    'shop-default/orders/lost-deliveries: NumberOfNotificationsFailedToRedriveToDlq > 0',
    'shop-default/orders/unreadable-attributes: NumberOfNotificationsFilteredOut-InvalidAttributes > 0',
    'shop-default/orders/unreadable-body: NumberOfNotificationsFilteredOut-InvalidMessageBody > 0',
    // A quarter of four days.
    'shop-default/billing/oldest-message: ApproximateAgeOfOldestMessage > 86400',
    'shop-default/billing_dlq/not-empty: ApproximateNumberOfMessagesVisible > 0',
    'shop-default/parking/not-empty: ApproximateNumberOfMessagesVisible > 0',
    // The delay and five attempts, which take longer than a quarter of ten minutes.
    'shop-default/slow/oldest-message: ApproximateAgeOfOldestMessage > 330',
    'shop-default/slow_dlq/not-empty: ApproximateNumberOfMessagesVisible > 0',
  ]);
});

test('a queue rings long before its retention where a consumer scales by latency', () => {
  const topology = topologyOf(`
queues: { billing: { visibilityTimeout: 1m }, slow: { visibilityTimeout: 10m } }
consumers:
  biller: { type: fargate, queues: [billing, slow], image: "111111111111.dkr.ecr.eu-west-1.amazonaws.com/b:1", scaling: { max: 5, latency: { target: 10m, processingTime: 1s } } }
network: { vpc: vpc-0abc, subnets: [subnet-0abc] }
monitoring: { alarms: { deadLetters: false, tooFewTasks: false } }
`);
  expect(alarmsOf(topology).map(inBrief)).toEqual([
    // Twice what a message may wait.
    'shop-default/billing/oldest-message: ApproximateAgeOfOldestMessage > 1200',
    // But all attempts take longer.
    'shop-default/slow/oldest-message: ApproximateAgeOfOldestMessage > 3000',
  ]);
});

test('a written age holds for every queue', () => {
  const ages = alarms('{ alarms: { oldestMessage: 5m } }').filter(({ id }) => id.endsWith('oldest-message'));
  expect(ages.map(({ threshold }) => threshold)).toEqual([300, 300]);
});

test.each([
  ['{ alarms: { deadLetters: false } }', 'not-empty'],
  ['{ alarms: { oldestMessage: false } }', 'oldest-message'],
  ['{ alarms: { failedDeliveries: false } }', '-deliveries'],
  ['{ alarms: { unreadableMessages: false } }', 'unreadable-'],
  ['{ alarms: false }', ''],
])('%s leaves out what ends in %s', (monitoring, kind) => {
  const before = brief('{}');
  const left = brief(monitoring);
  expect(before.filter((line) => !left.includes(line)).every((line) => line.includes(kind))).toBe(true);
  expect(left.some((line) => line.includes(kind))).toBe(false);
});

test('a queue for what a function gave up on is an end too', () => {
  const topology = topologyOf(`
topics: { orders: {} }
queues: { unhandled: { deadLetters: false } }
consumers:
  notifier: { type: lambda, code: { inline: "def handler(event, context): pass" }, runtime: python3.13, handler: index.handler, onFailure: unhandled }
subscriptions: [{ topic: orders, lambda: notifier }]
monitoring: { alarms: { failedDeliveries: false, consumerErrors: false } }
`);
  const [alarm, ...others] = alarmsOf(topology);
  expect(others).toEqual([]);
  expect(alarm?.name).toBe('shop-default/unhandled/not-empty');
  expect(alarm?.description).toContain('Messages that notifier gave up on.');
});

test('the text names the path and what to do, with the environment', () => {
  const topology = topologyOf(`${ELEMENTS}\nmonitoring: {}\nenvironments: { prod: {} }`);
  const alarm = alarmsOf(topology).find(({ id }) => id === 'billing_dlq_not-empty');
  expect(alarm?.description).toBe(
    'Messages that always failed in orders -> billing. They are deleted after 14d. Read them with ' +
      '`msgtopo dlq peek billing -e prod`, mend what they fail at, and send them back with ' +
      '`msgtopo dlq redrive billing --yes -e prod`.',
  );
});

test('every text of every kind of element names its way and commands that there are', () => {
  const folder = join(__dirname, '../../support/every-kind');
  const [yaml, machine] = ['topology.yaml', 'reconcile.asl.json'].map((name) =>
    readFileSync(join(folder, name), 'utf8'),
  );
  const all = alarmsOf(topologyOf(yaml!, { 'reconcile.asl.json': machine! }));
  expect(all.length).toBeGreaterThan(15);
  for (const { name, description } of all) {
    const [, element] = name.split('/');
    const typed = Array.from(description.matchAll(/`msgtopo ([^`]+)`/g), ([, words]) => words!);
    const known = typed.filter((words) =>
      COMMANDS.some((command) => `${words} `.startsWith(`${command.name} `)),
    );
    expect({ name, typed: known }).toEqual({ name, typed });
    expect({ name, commands: typed.length > 0 }).toEqual({ name, commands: true });
    expect({ name, description }).toMatchObject({
      description: expect.stringContaining(element!.replace('_dlq', '')) as string,
    });
  }
});

describe('consumers', () => {
  const consumers = topologyOf(
    `
topics: { orders: {} }
queues: { billing: {}, settlements: {}, notices: {}, stray: { deadLetters: false } }
subscriptions:
  - { topic: orders, queue: billing }
  - { topic: orders, lambda: pager, deadLetters: stray }
consumers:
  biller: { type: fargate, queue: billing, image: "111111111111.dkr.ecr.eu-west-1.amazonaws.com/b:1" }
  notifier: { type: lambda, queue: notices, code: { inline: "def handler(event, context): pass" }, runtime: python3.13, handler: index.handler }
  pager: { type: lambda, code: { inline: "def handler(event, context): pass" }, runtime: python3.13, handler: index.handler }
  settle: { type: step-functions, queue: settlements, definition: m.json }
network: { vpc: vpc-0abc, subnets: [subnet-0abc] }
monitoring: { alarms: { deadLetters: false, oldestMessage: false, failedDeliveries: false } }
`,
    { 'm.json': '{"StartAt":"a","States":{"a":{"Type":"Succeed"}}}' },
  );
  const all = alarmsOf(consumers);

  test('each kind is watched for what can go wrong with it', () => {
    expect(all.map(inBrief)).toEqual([
      'shop-default/biller/too-few-tasks: desired - running > 0',
      'shop-default/notifier/errors: Errors > 0',
      'shop-default/notifier/throttles: Throttles > 0',
      'shop-default/pager/errors: Errors > 0',
      'shop-default/pager/throttles: Throttles > 0',
      'shop-default/settle/pipe-failures: FILL(failed, 0) + FILL(partially, 0) + FILL(late, 0) > 0',
      'shop-default/settle/failed-executions: FILL(failed, 0) + FILL(late, 0) > 0',
    ]);
  });

  test('what is tried again may fail once; what SNS hands over may not', () => {
    const periods = Object.fromEntries(all.map((alarm) => [alarm.id, alarm.periods]));
    expect(periods).toMatchObject({ notifier_errors: 3, pager_errors: 1, 'settle_failed-executions': 1 });
  });

  test('the text names the path', () => {
    expect(all[0]!.description).toBe(
      'Fewer tasks run than should, on the way orders -> billing -> biller: they stop, or cannot start. Their log ' +
        'group is /ecs/shop-default-biller. Messages come again until they are dead letters: `msgtopo status`, ' +
        '`msgtopo dlq peek billing`.',
    );
    expect(all[3]!.description).toContain('on the way orders -> pager.');
  });

  test('AWS knows a task by cluster and service, and an execution by the ARN of its state machine', () => {
    const dimensionsOf = (id: string) => {
      const { measure } = all.find((alarm) => alarm.id === id)!;
      return 'expression' in measure ? Object.values(measure.metrics)[0]!.dimensions : measure.dimensions;
    };
    expect(dimensionsOf('biller_too-few-tasks')).toEqual({
      ClusterName: 'shop-default-consumers',
      ServiceName: 'shop-default-biller',
    });
    expect(dimensionsOf('settle_failed-executions')['StateMachineArn']).toMatchObject({
      resource: 'stateMachine:shop-default-settle',
    });
  });

  test.each([
    ['consumerErrors', ['biller_too-few-tasks']],
    ['tooFewTasks', all.map(({ id }) => id).slice(1)],
  ])('%s can be left out', (name, left) => {
    const { monitoring } = consumers;
    const alarms = { ...monitoring!.alarms, [name]: false };
    expect(alarmsOf({ ...consumers, monitoring: { ...monitoring!, alarms } }).map(({ id }) => id)).toEqual(
      left,
    );
  });
});
