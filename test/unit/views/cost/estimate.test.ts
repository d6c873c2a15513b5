import { estimate } from '#views/cost/estimate';
import { PRICES, PRICES_READ } from '#views/cost/prices';
import { costReport } from '#views/cost/reporters';
import { madeOf } from '#stacks/inventory';
import { topologyOf } from '#test/unit/topology-of';
import { estimateOf, FUNCTION, WORK } from './estimate-of';

test('what all share: alarms by their metrics, the trail by its events, keys and endpoints as they are made', () => {
  const topology = topologyOf(`
queues: { billing: { traffic: { messages: 1000 } } }
monitoring: { notify: ops@example.com }
audit: { cloudtrail: true }
`);
  const made = { ...madeOf(topology), keys: 2, endpointZones: 4 };
  const { lines } = estimate(topology, made, WORK);
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

test('every price has a source, and the day on which it was read', () => {
  expect(PRICES_READ).toMatch(/^\d{4}-\d\d-\d\d$/);
  for (const price of Object.values(PRICES)) {
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
