import { migrateQueue, writtenIn, type Migration } from '#deploy/migrate/migrate-queue';
import { refusals } from '#deploy/plan/guard';
import { planBetween } from '#test/unit/deploy/plan/plan-between';
import { topologyOf } from '#test/unit/topology-of';

const TOPOLOGY = `# The shop.
version: 1
name: shop
region: eu-west-1
environments:
  default:
    override: { queues: { billing: { visibilityTimeout: 2m } } }
topics:
  orders: {} # what was bought
  parcels: {}
queues:
  # the money
  billing: { retention: 7d, physicalName: old-billing }
  audit: {}
subscriptions:
  - { topic: orders, queue: billing, filter: { policy: { type: [paid] } } }
  - { topic: parcels, queue: billing, id: money }
  - { topic: orders, queue: audit }
`;

const RENAME: Migration = { from: 'billing', to: 'bills', toFifo: false, fifoTopics: new Set() };

function edges(yaml: string): string[] {
  return topologyOf(yaml).subscriptions.map(({ name }) => name);
}

describe.each([
  ['a rename', RENAME],
  ['from standard to FIFO', { ...RENAME, toFifo: true }],
])('%s', (_, migration) => {
  const steps = migrateQueue(TOPOLOGY, migration);

  test('has a file for each step, and comments stay', () => {
    expect(steps.map(({ name }) => name)).toEqual([
      '1-new-queue',
      '2-double-subscription',
      '3-drain',
      '4-remove',
    ]);
    for (const { text } of steps)
      expect(text).toMatch(/^# Step \d: [\s\S]*# The shop\.[\s\S]*# what was bought/);
  });

  test('asks at each step exactly what the guard will ask', () => {
    const files = [TOPOLOGY, ...steps.map(({ text }) => text)];
    for (const [index, { allow }] of steps.entries()) {
      const found = refusals(planBetween(files[index]!, files[index + 1]!), new Map());
      expect(found.map((refusal) => refusal.allow).sort()).toEqual([...allow].sort());
    }
  });

  test('delivers to one queue at least, all the way', () => {
    const topic = migration.toFifo ? '-fifo' : '';
    const ids = steps.map(({ text }) => edges(text).filter((name) => !name.endsWith('audit')));
    const former = ['orders_to_billing', 'parcels_to_money'];
    const next = [`orders${topic}_to_bills`, `parcels${topic}_to_bills`];
    expect(ids).toEqual([former, [...former, ...next].sort(), next, next]);
  });

  test('the new queue is as the old one, in every environment', () => {
    const queue = topologyOf(steps[0]!.text).queues.get('bills');
    expect(queue).toMatchObject({
      fifo: migration.toFifo,
      retention: 7 * 24 * 3600,
      visibilityTimeout: 120,
      physicalName: `shop-default-bills${migration.toFifo ? '.fifo' : ''}`,
    });
    expect(topologyOf(steps[3]!.text).queues.has('billing')).toBe(false);
  });
});

test('a queue without subscriptions needs two steps', () => {
  const steps = migrateQueue('queues: { billing: {} }', RENAME);
  expect(steps.map(({ name, allow }) => [name, allow])).toEqual([
    ['1-new-queue', []],
    ['2-remove', ['destroy:queue.billing', 'destroy:queue.billing_dlq']],
  ]);
});

test('consumers consume both queues until the old one goes', () => {
  const text =
    'queues: { billing: {}, other: {} }\nconsumers: { one: { queue: billing }, two: { queues: [other, billing] } }';
  const [first, last] = migrateQueue(text, RENAME);
  expect(first!.text).toContain(
    'one: { queues: [ billing, bills ] }, two: { queues: [ other, billing, bills ] }',
  );
  expect(last!.text).toContain('one: { queue: bills }, two: { queues: [ other, bills ] }');
});

test('dead letters: one queue for several is kept, a name in AWS is not, and FIFO has its own', () => {
  const text = 'queues:\n  billing: { deadLetters: { queue: failed, maxReceiveCount: 3 } }\n  failed: {}';
  expect(migrateQueue(text, RENAME)[0]!.text).toContain(
    'bills: { deadLetters: { maxReceiveCount: 3, queue: failed } }',
  );
  const toFifo = migrateQueue(text, { ...RENAME, toFifo: true });
  expect(toFifo[0]!.text).toContain('bills: { deadLetters: { maxReceiveCount: 3 }, fifo: true }');
  expect(toFifo[1]!.allow).toEqual(['destroy:queue.billing']);
  const named = 'queues: { billing: { deadLetters: { physicalName: x } } }';
  expect(migrateQueue(named, RENAME)[0]!.text).toContain('bills: {}');
  expect(migrateQueue('queues: { billing: { deadLetters: false } }', RENAME)[1]!.allow).toEqual([
    'destroy:queue.billing',
  ]);
});

test('a topic that is FIFO already delivers to both', () => {
  const text =
    'topics: { orders: { fifo: true } }\nqueues: { billing: {} }\nsubscriptions: [{ topic: orders, queue: billing }]';
  const steps = migrateQueue(text, { ...RENAME, toFifo: true, fifoTopics: new Set(['orders']) });
  expect(edges(steps[1]!.text)).toEqual(['orders_to_billing', 'orders_to_bills']);
});

test('what stands in this file is counted', () => {
  expect(writtenIn(TOPOLOGY, 'billing')).toBe(3);
  expect(writtenIn(TOPOLOGY, 'nothing')).toBe(0);
});
