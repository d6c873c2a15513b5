import { estimate } from '../../../src/cost/estimate';
import { PRICES, PRICES_READ, type Price } from '../../../src/cost/prices';
import { costReport } from '../../../src/cost/reporters';
import { unknownTraffic } from '../../../src/cost/unknown';
import { topologyOf } from '../topology-of';

const FUNCTION =
  'code: { inline: "def handler(event, context): pass" }, runtime: python3.13, handler: index.handler';
const MADE = { keys: 0, endpointZones: 0 };
const WORK = { secondsPerMessage: 0.1 };

function estimateOf(yaml: string, files?: Readonly<Record<string, string>>) {
  return estimate(topologyOf(yaml, files), MADE, WORK);
}

/** `element: what` to its quantity, rounded. */
function quantities(yaml: string, files?: Readonly<Record<string, string>>): Record<string, number> {
  const { lines } = estimateOf(yaml, files);
  return Object.fromEntries(
    lines.map(({ element, what, quantity }) => [`${element}: ${what}`, Math.round(quantity)]),
  );
}

test('messages go from publishers through topics and shares into queues', () => {
  const found = quantities(`
topics: { orders: { traffic: { messages: 1000000 } } }
queues: { billing: { traffic: { messages: 50000 } }, audit: {} }
publishers: { web: { role: "arn:aws:iam::111111111111:role/web", publishes: [orders], traffic: { messages: 10, per: minute } } }
subscriptions:
  - { topic: orders, queue: billing, filter: { policy: { kind: [a] } }, share: 0.5 }
  - { topic: orders, queue: audit }
`);
  expect(found).toEqual({
    'orders: publishes': 1_438_000,
    'audit: sends': 1_438_000,
    'billing: sends': 769_000,
  });
});

test('every 64 KiB is a request, of a publish and of a send; FIFO has its own prices', () => {
  const { lines } = estimateOf(`
topics: { orders: { fifo: true, traffic: { messages: 1000, size: 100KiB } } }
queues: { billing: { fifo: true } }
subscriptions: [{ topic: orders, queue: billing }]
`);
  expect(lines.map(({ price, quantity }) => [price, quantity])).toEqual([
    ['sns-publish-fifo', 2000],
    ['sqs-request-fifo', 2000],
  ]);
});

test('deliveries have the price of their protocol, and those to queues and functions none', () => {
  const { lines } = estimateOf(`
topics: { orders: { traffic: { messages: 100000 } } }
subscriptions:
  - { topic: orders, url: "https://x.example.com/" }
  - { topic: orders, email: a@example.com, filter: { policy: { kind: [a] } }, share: 0.1 }
  - { topic: orders, lambda: pager }
consumers: { pager: { type: lambda, memory: 512, ${FUNCTION} } }
`);
  expect(lines.map(({ price, quantity }) => [price, Math.round(quantity)])).toEqual([
    ['sns-publish', 100_000],
    ['sns-email', 10_000],
    ['sns-http', 100_000],
    ['lambda-request', 100_000],
    // 100 ms of half a gigabyte.
    ['lambda-gb-second-x86_64', 5000],
  ]);
});

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

test('what all share: alarms by their metrics, the trail by its events, keys and endpoints as they are made', () => {
  const topology = topologyOf(`
queues: { billing: { traffic: { messages: 1000 } } }
monitoring: { notify: ops@example.com }
audit: { cloudtrail: true }
`);
  const { lines } = estimate(topology, { keys: 2, endpointZones: 4 }, WORK);
  const shared = lines.filter(({ element }) => element === '(all)');
  expect(shared.map(({ price, quantity }) => [price, quantity])).toEqual([
    ['alarm', 2],
    ['dashboard', 1],
    ['data-event', 1000],
    ['key', 2],
    ['endpoint-hour', 4 * 730],
  ]);
});

test('the sum is that of the lines', () => {
  const { lines, usd } = estimateOf('queues: { billing: { traffic: { messages: 5000000 } } }');
  expect(usd).toBe(lines.reduce((sum, line) => sum + line.usd, 0));
});

test('settings of batching and polling are compared, and the written one is marked', () => {
  const { variants } = estimateOf(`
queues: { billing: { traffic: { messages: 1, per: second } }, slow: { traffic: { messages: 1, per: hour }, receiveWait: 0s } }
consumers:
  biller: { type: lambda, queue: billing, batchSize: 10, ${FUNCTION} }
  worker: { type: fargate, queue: slow, image: "111111111111.dkr.ecr.eu-west-1.amazonaws.com/b:1" }
network: { vpc: vpc-0abc, subnets: [subnet-0abc] }
rules: { short-polling: off }
`);
  const settings = variants.map(
    ({ queue, setting, isWritten }) => `${queue} ${setting}${isWritten ? ' *' : ''}`,
  );
  expect(settings).toEqual([
    'billing batchSize 1',
    'billing batchSize 10 *',
    'billing batchSize 10, batchWindow 5s',
    'slow receiveWait 0s *',
    'slow receiveWait 20s',
  ]);
  const [one, , window, short, long] = variants.map(({ usd }) => usd);
  expect(window!).toBeLessThan(one! / 2);
  expect(long!).toBeLessThan(short! / 10);
});

test('what is assumed and what is not counted is said', () => {
  const { assumptions, notCounted } = estimateOf(`
topics: { orders: { traffic: { messages: 1000 } } }
queues: { billing: {} }
subscriptions: [{ topic: orders, queue: billing, filter: { scope: body, policy: { total: [1] } } }]
`);
  expect(assumptions).toContain(
    'every message passes the filter of orders_to_billing, which have no `share`',
  );
  expect(assumptions.join()).toContain('what eu-west-1 costs may differ');
  expect(notCounted).toContain('filters on bodies, which SNS charges by the GB that it looks at');
});

test('a topic without traffic is told of, and so is a queue that nothing fills', () => {
  const topology = topologyOf(`
topics: { orders: {}, refunds: { traffic: { messages: 0 } }, notices: {} }
publishers: { web: { role: "arn:aws:iam::111111111111:role/web", publishes: [notices], traffic: { messages: 1 } } }
queues: { billing: {}, stray: {}, known: { traffic: { messages: 1 } } }
subscriptions: [{ topic: orders, queue: billing }]
`);
  expect(unknownTraffic(topology).map(({ path }) => path)).toEqual([
    ['topics', 'orders'],
    ['queues', 'stray'],
  ]);
});

test('every price has a source, and the day on which it was read', () => {
  expect(PRICES_READ).toMatch(/^\d{4}-\d\d-\d\d$/);
  for (const price of Object.values<Price>(PRICES)) {
    expect(price.source).toMatch(/^https:\/\//);
    expect(price.usd).toBeGreaterThan(0);
  }
});

describe('as text, Markdown and data', () => {
  const result = estimateOf('queues: { billing: { deadLetters: false, traffic: { messages: 5000000 } } }');

  test('text', () => {
    expect(costReport(result, 'text').split('\n').slice(0, 4)).toEqual([
      'shop-default  eu-west-1',
      'element  what     a month  dollars',
      'billing  sends  5,000,000     2.00',
      'total                         2.00',
    ]);
  });

  test('Markdown', () => {
    expect(costReport(result, 'markdown')).toContain('| billing | sends | 5,000,000 | 2.00 |');
  });

  test('data has the prices that were used, with their sources', () => {
    expect(JSON.parse(costReport(result, 'json'))).toMatchObject({
      formatVersion: 1,
      usd: 2,
      prices: { read: PRICES_READ, 'sqs-request': { usd: 0.4, per: 1_000_000 } },
    });
  });
});
