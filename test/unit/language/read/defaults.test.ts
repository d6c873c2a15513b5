import { ownedQueue, ownedTopic, topologyOf } from '#test/unit/topology-of';

const FILE = `
defaults:
  topic: { fifo: false, contentBasedDeduplication: true, encryption: managed-key }
  queue: { retention: 1h, tags: { Sort: queue }, deadLetters: { maxReceiveCount: 9, retention: 3d } }
  subscription: { raw: true, filter: { policy: { a: [b] } } }
topics:
  orders:
  ledger: { fifo: true, encryption: none }
queues:
  billing: { tags: { Team: money } }
  shipping: { retention: 2h, deadLetters: { maxReceiveCount: 2 } }
  audit: { deadLetters: false }
  shared: { deadLetters: { queue: failed } }
  failed:
subscriptions:
  - { topic: orders, queue: billing }
  - { topic: orders, queue: audit, filter: { scope: body, policy: { c: [d] } } }
  - { topic: orders, email: ops@example.com }
`;

const topology = topologyOf(FILE);

test('an element without settings is all defaults', () => {
  expect(ownedTopic(topology, 'orders').encryption).toEqual({ kind: 'managed-key' });
});

test('what only FIFO elements have is given to those alone', () => {
  expect(ownedTopic(topology, 'orders').contentBasedDeduplication).toBeUndefined();
  expect(ownedTopic(topology, 'ledger')).toMatchObject({
    contentBasedDeduplication: true,
    encryption: { kind: 'none' },
  });
});

test('maps are merged, with the element on top', () => {
  expect(ownedQueue(topology, 'billing')).toMatchObject({
    retention: 3600,
    tags: { Sort: 'queue', Team: 'money' },
  });
  expect(ownedQueue(topology, 'shipping')).toMatchObject({
    retention: 7200,
    deadLetters: { maxReceiveCount: 2 },
  });
  expect(ownedQueue(topology, 'shipping_dlq').retention).toBe(3 * 86_400);
});

test('dead letters can be turned off', () => {
  expect(ownedQueue(topology, 'audit').deadLetters).toBeUndefined();
});

test('a shared dead-letter queue takes only the count from the defaults, and has no dead letters of its own', () => {
  const { deadLetters } = ownedQueue(topology, 'shared');
  expect(deadLetters).toMatchObject({ maxReceiveCount: 9, queue: { name: 'failed' } });
  expect(ownedQueue(topology, 'failed')).toMatchObject({ retention: 3600, deadLetters: undefined });
});

test('a filter is one thing: its parts are not mixed', () => {
  const filters = Object.fromEntries(
    topology.subscriptions.map(({ name, filter }) => [name, filter?.policy]),
  );
  expect(filters['orders_to_billing']).toEqual({ a: ['b'] });
  expect(filters['orders_to_audit']).toEqual({ c: ['d'] });
});

test('what an endpoint cannot have is not given to it', () => {
  const raw = Object.fromEntries(topology.subscriptions.map(({ name, raw }) => [name, raw]));
  expect(raw).toEqual({ orders_to_billing: true, orders_to_audit: true, 'orders_to_ops-example-com': false });
});

test('a queue that keeps the dead letters of a publisher gets none of its own by default', () => {
  const file = topologyOf(`
defaults: { queue: { deadLetters: { maxReceiveCount: 9 } } }
queues: { billing: {}, failed: {} }
publishers:
  nightly: { type: schedule, expression: rate(1 day), message: {}, sends: [billing], deadLetters: failed }
`);
  expect(ownedQueue(file, 'billing').deadLetters?.maxReceiveCount).toBe(9);
  expect(ownedQueue(file, 'failed').deadLetters).toBeUndefined();
});
