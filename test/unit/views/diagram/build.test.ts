import { graphOf } from '#views/diagram/build';
import type { Graph } from '#views/diagram/graph';
import { topologyOf } from '#test/unit/topology-of';

function graph(yaml: string): Graph {
  return graphOf(topologyOf(yaml));
}

function arrows({ edges }: Graph): string[] {
  return edges.map(({ from, to, kind, lines }) => [from, `${kind}>`, to, ...lines].join(' '));
}

test('who publishes, who receives what, and where failed messages go', () => {
  const drawn = graph(`
topics: { orders: { publishers: { accounts: ["222222222222"], services: [s3.amazonaws.com] } } }
queues: { billing: {}, lost: { retention: 14d } }
subscriptions:
  - { topic: orders, queue: billing, filter: { policy: { type: [paid, { prefix: re }] } }, deadLetters: lost }
  - { topic: orders, email: ops@example.com }
`);
  expect(arrows(drawn)).toEqual([
    'principals.222222222222 publish> topics.orders',
    'principals.s3.amazonaws.com publish> topics.orders',
    'topics.orders delivery> queues.billing type is "paid" or starting with "re"',
    'topics.orders delivery> endpoints.email:ops@example.com',
    'queues.billing dead-letters> queues.billing_dlq after 5 receives',
    'topics.orders dead-letters> queues.lost could not be delivered',
  ]);
});

test('others who send to a queue and receive from it', () => {
  const role = 'arn:aws:iam::222222222222:role/siem';
  const drawn = graph(`
queues:
  events:
    deadLetters: false
    senders: { accounts: ["333333333333"], organization: o-a1b2c3d4e5, services: [s3.amazonaws.com], roles: ["${role}"] }
    receivers: { roles: ["${role}"] }
`);
  expect(arrows(drawn)).toEqual([
    'principals.333333333333 send> queues.events',
    'principals.222222222222:role/siem send> queues.events',
    'principals.o-a1b2c3d4e5 send> queues.events',
    'principals.s3.amazonaws.com send> queues.events',
    'queues.events consume> principals.222222222222:role/siem',
  ]);
  expect(drawn.nodes.filter(({ kind }) => kind === 'role')).toHaveLength(1);
});

test('a consumer that somebody else runs', () => {
  const drawn = graph(`
queues: { orders: { deadLetters: false }, done: { deadLetters: false } }
consumers: { reader: { type: external, note: pods of billing, queue: orders, sends: [done] } }
`);
  expect(arrows(drawn)).toEqual([
    'queues.orders consume> consumers.reader',
    'consumers.reader send> queues.done',
  ]);
  expect(drawn.nodes.find(({ kind }) => kind === 'external')).toMatchObject({
    label: 'reader (pods of billing)',
    marks: ['external'],
  });
});

test('others who may subscribe', () => {
  const drawn = graph(
    'topics: { orders: { subscribers: { accounts: ["222222222222"], organization: o-a1b2c3d4e5 } } }',
  );
  expect(arrows(drawn)).toEqual([
    'topics.orders delivery> principals.222222222222 may subscribe',
    'topics.orders delivery> principals.o-a1b2c3d4e5 may subscribe',
  ]);
});

test('FIFO, encryption and who owns it are marked', () => {
  const { nodes } = graph(`
topics:
  theirs: { external: "arn:aws:sns:eu-west-1:111111111111:theirs" }
  ours: { fifo: true, encryption: managed-key }
queues: { plain: { encryption: none, deadLetters: false } }
`);
  expect(nodes.map(({ label, marks }) => [label, ...marks])).toEqual([
    ['ours', 'FIFO', 'KMS'],
    ['theirs', 'external'],
    ['plain'],
  ]);
});

describe('a queue stands above its dead letters', () => {
  test('if nothing else goes there', () => {
    expect(graph('queues: { a: {} }').groups).toEqual([{ queue: 'queues.a', deadLetters: 'queues.a_dlq' }]);
  });

  test('but not if another queue shares them', () => {
    const shared = '{ deadLetters: { queue: lost } }';
    const { groups } = graph(`queues: { a: ${shared}, b: ${shared}, lost: { deadLetters: false } }`);
    expect(groups).toEqual([]);
  });
});

test('an endpoint of two topics is one node', () => {
  const { nodes } = graph(`
topics: { a: {}, b: {} }
subscriptions:
  - { topic: a, url: "https://hooks.example.com/in" }
  - { topic: b, url: "https://hooks.example.com/in" }
`);
  expect(nodes.filter(({ kind }) => kind === 'url')).toHaveLength(1);
});

test('a long filter is cut on its arrow', () => {
  const types = Array.from({ length: 40 }, (_, index) => `type-number-${index}`);
  const { edges } = graph(`
topics: { a: {} }
queues: { b: {} }
subscriptions: [{ topic: a, queue: b, filter: { policy: { type: [${types.join(', ')}] } } }]
`);
  expect(edges[0]!.lines).toHaveLength(5);
  expect(edges[0]!.lines.at(-1)).toBe('…');
});

test('who consumes the queues, what it publishes and keeps, and who publishes from outside', () => {
  const drawn = graph(`
topics: { orders: {}, done: {} }
queues: { billing: {}, lost: { retention: 14d } }
subscriptions:
  - { topic: orders, queue: billing }
  - { topic: done, lambda: notifier, deadLetters: lost }
consumers:
  notifier:
    type: lambda
    code: { inline: "export const handler = () => {}" }
    runtime: nodejs22.x
    handler: index.handler
    queue: billing
    publishes: [done]
    stores: { receipts: write }
stores: { receipts: { type: s3 } }
publishers:
  nightly: { type: schedule, expression: "cron(0 2 * * ? *)", publishes: [orders], message: { go: true } }
`);
  expect(arrows(drawn)).toEqual(
    expect.arrayContaining([
      'publishers.nightly publish> topics.orders',
      'queues.billing consume> consumers.notifier',
      'topics.done delivery> consumers.notifier',
      'consumers.notifier publish> topics.done',
      'consumers.notifier store> stores.receipts writes',
    ]),
  );
  const kinds = new Map(drawn.nodes.map(({ id, kind }) => [id, kind]));
  expect(kinds.get('consumers.notifier')).toBe('lambda');
  expect(kinds.get('publishers.nightly')).toBe('schedule');
  expect(kinds.get('stores.receipts')).toBe('bucket');
});
