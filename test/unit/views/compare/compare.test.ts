import fc from 'fast-check';
import { compareTopologies } from '#views/compare/compare';
import { comparisonGraph } from '#views/compare/graph';
import { comparisonJson, comparisonMarkdown, comparisonText } from '#views/compare/reporters';
import { PLAIN } from '#base/util/style';
import { shuffled, topologyFile } from '#test/support/arbitrary-topology';
import { topologyOf } from '#test/unit/topology-of';

const OLD = `
topics: { orders: {} }
queues: { billing: {}, audit: { deadLetters: false } }
subscriptions:
  - { topic: orders, queue: billing, filter: { policy: { type: [paid] } } }
  - { topic: orders, queue: audit }
`;

const NEW = `
topics: { orders: { publishers: { services: [s3.amazonaws.com] } } }
queues: { billing: { visibilityTimeout: 2m }, shipping: { deadLetters: false } }
subscriptions:
  - { topic: orders, queue: billing, filter: { policy: { type: [paid, refunded] } } }
  - { topic: orders, queue: shipping }
`;

const changes = compareTopologies(topologyOf(OLD), topologyOf(NEW));

test('in words', () => {
  expect(comparisonText(changes, PLAIN)).toBe(`- queue audit
- subscription orders → audit
+ queue shipping
+ subscription orders → shipping
~ topic orders
    publishers: not set → s3.amazonaws.com
~ queue billing
    visibility timeout: 30s → 2m
~ subscription orders → billing
    filter: message attributes: type is "paid" → message attributes: type is "paid" or "refunded"

2 added, 2 removed and 3 changed
`);
});

test('in Markdown', () => {
  const text = comparisonMarkdown(changes);
  expect(text).toContain('### Topology: 2 added, 2 removed and 3 changed\n\n- **removed** queue audit\n');
  expect(text).toContain('- **changed** queue billing\n  - visibility timeout: 30s → 2m\n');
});

test('as data', () => {
  const report = JSON.parse(comparisonJson(changes)) as { summary: object; changes: object[] };
  expect(report.summary).toEqual({ added: 2, removed: 2, changed: 3 });
  expect(report.changes).toContainEqual({
    kind: 'changed',
    element: 'topic',
    name: 'orders',
    settings: [
      {
        setting: 'Publishers',
        before: null,
        after: 's3.amazonaws.com',
        keys: ['topics.orders.publishers.services'],
      },
    ],
    dangers: [],
  });
});

test('what the guard would say stands at its element, and at the end if that does not change itself', () => {
  const consequence = { danger: 'cut-access', degree: 'cuts', words: 'cuts off work', message: 'x is cut' };
  const dangers = [
    { ...consequence, id: 'queues.billing', allow: 'cut-access:queue.billing' },
    { ...consequence, id: 'queues.other', allow: 'cut-access:queue.other' },
  ];
  const text = comparisonText(changes, PLAIN, dangers);
  expect(text).toContain('    visibility timeout: 30s → 2m\n    ! cut-access: x is cut (cuts off work)\n');
  expect(text).toMatch(/\n! cut-access: x is cut \(cuts off work\)\n\n.*; 2 dangers for the guard\n$/);
  expect(comparisonMarkdown(changes, dangers)).toContain('\n- **cut-access**: x is cut (cuts off work)\n');
  const report = JSON.parse(comparisonJson(changes, dangers)) as { changes: unknown[]; dangers: unknown[] };
  expect(report.changes).toContainEqual(
    expect.objectContaining({ name: 'billing', dangers: ['cut-access:queue.billing'] }),
  );
  expect(report.dangers).toHaveLength(2);
});

describe('as a picture', () => {
  const graph = comparisonGraph(topologyOf(OLD), topologyOf(NEW), changes);

  test('every node says what happened to it, by a sign before its name', () => {
    expect(graph.nodes.map(({ id, label, change }) => `${change!} ${id}: ${label}`)).toEqual([
      'added principals.s3.amazonaws.com: + s3.amazonaws.com',
      'changed topics.orders: ~ orders',
      'changed queues.billing: ~ billing',
      'same queues.billing_dlq: billing_dlq',
      'added queues.shipping: + shipping',
      'removed queues.audit: − audit',
    ]);
  });

  test('and every arrow', () => {
    expect(graph.edges.map(({ id, lines, change }) => [change, id, lines[0]])).toEqual([
      ['added', 'principals.s3.amazonaws.com topics.orders', '+'],
      ['changed', 'subscriptions.orders_to_billing', '~ type is "paid" or "refunded"'],
      ['added', 'subscriptions.orders_to_shipping', '+'],
      ['same', 'queues.billing queues.billing_dlq', 'after 5 receives'],
      ['removed', 'subscriptions.orders_to_audit', '−'],
    ]);
  });

  test('a topology beside itself is all as before', () => {
    fc.assert(
      fc.property(topologyFile, (file) => {
        const one = topologyOf(JSON.stringify(file));
        const { nodes, edges } = comparisonGraph(one, one, []);
        expect([...nodes, ...edges].every(({ change }) => change === 'same')).toBe(true);
      }),
      { numRuns: 20 },
    );
  });
});

describe('settings that there are no words for', () => {
  const WORKER = `
queues: { orders: {} }
stores: { seen: { type: dynamodb, key: { id: S } } }
network: { vpc: { create: { zones: 2 } } }
consumers:
  worker:
    type: fargate
    queue: orders
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/worker:1.4.2
    user: "1000"
    environment: { MODE: slow }
    stores: { seen: read }
  sender:
    type: lambda
    code: { inline: 'exports.handler = () => {}' }
    runtime: nodejs22.x
    handler: index.handler
    network: true
    environment: { MODE: slow }
`;
  const other = (from: string | RegExp, to: string) =>
    comparisonText(compareTopologies(topologyOf(WORKER), topologyOf(WORKER.replace(from, to))), PLAIN);

  test.each([
    ['"1000"', '"0"', 'consumers.worker.user: "1000" → "0"'],
    ['seen: read', 'seen: read-write', 'consumers.worker.stores.seen: "read" → "read-write"'],
    ['{ MODE: slow }', '{ MODE: fast }', 'consumers.worker.environment.MODE: "slow" → "fast"'],
    [/slow(?= }\n$)/, 'fast', 'consumers.sender.environment.MODE: "slow" → "fast"'],
    ['zones: 2', 'zones: 3', 'network.vpc.create.zones: 2 → 3'],
  ])('%s to %s', (from, to, line) => {
    expect(other(from, to)).toContain(`\n    ${line}\n`);
  });
});

test('nothing differs', () => {
  const same = compareTopologies(topologyOf(OLD), topologyOf(OLD));
  expect(comparisonText(same, PLAIN)).toBe('no differences\n');
  expect(comparisonMarkdown(same)).toBe('### Topology: no differences\n');
});

test('what is no matter of one element', () => {
  const at = (region: string) => topologyOf(`version: 1\nname: shop\nregion: ${region}\n`);
  expect(comparisonText(compareTopologies(at('eu-west-1'), at('eu-west-3')), PLAIN)).toContain(
    '~ topology shop\n    region: eu-west-1 → eu-west-3\n',
  );
});

test('the order in the file is no difference', () => {
  fc.assert(
    fc.property(topologyFile, fc.infiniteStream(fc.double({ noNaN: true })), (file, stream) => {
      const other = shuffled(file, () => stream.next().value as number);
      const [a, b] = [file, other].map((one) => topologyOf(JSON.stringify(one)));
      expect(compareTopologies(a!, b!)).toEqual([]);
    }),
    { numRuns: 50 },
  );
});

test('what is added one way is removed the other way', () => {
  fc.assert(
    fc.property(topologyFile, topologyFile, (one, other) => {
      const [a, b] = [one, other].map((file) => topologyOf(JSON.stringify(file)));
      const count = (kind: string, from: typeof a, to: typeof a) =>
        compareTopologies(from!, to!).filter((change) => change.kind === kind).length;
      expect(count('added', a, b)).toBe(count('removed', b, a));
      expect(count('changed', a, b)).toBe(count('changed', b, a));
    }),
    { numRuns: 50 },
  );
});
