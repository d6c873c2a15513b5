import fc from 'fast-check';
import { dependenciesOf, partsOf, siteOf, siteOfSubscription } from '#model/parts';
import { ownedQueues, ownedTopics, type Topology } from '#model/topology';
import { brief, proveText, topologyOf } from '#test/unit/topology-of';

function orderOf(yaml: string): Record<string, string[]> {
  return Object.fromEntries(partsOf(topologyOf(yaml)).map((part) => [part.name, dependenciesOf(part)]));
}

test('without `stack` there is one stack, which needs no other', () => {
  expect(orderOf('topics: { orders: {} }\nqueues: { billing: {} }')).toEqual({ 'shop-default': [] });
});

test('subscriptions that cross stand apart, so that two stacks may subscribe to each other', () => {
  const yaml = `
topics: { orders: { stack: sales }, refunds: { stack: payments } }
queues: { billing: { stack: payments }, ledger: { stack: sales } }
subscriptions:
  - { topic: orders, queue: billing }
  - { topic: refunds, queue: ledger }
`;
  expect(orderOf(yaml)).toEqual({
    'shop-default': [],
    'shop-default-payments': [],
    'shop-default-payments_links': ['shop-default-payments', 'shop-default-sales'],
    'shop-default-sales': [],
    'shop-default-sales_links': ['shop-default-payments', 'shop-default-sales'],
  });
});

test('a stack comes after what its elements need of others', () => {
  const yaml = `
topics: { orders: {}, uploads: { stack: events } }
stores: { incoming: { type: s3, stack: storage } }
publishers: { files: { type: s3, stack: edge, bucket: incoming, events: [ObjectCreated], publishes: [uploads] } }
queues:
  billing: { stack: payments, encryption: managed-key, deadLetters: { queue: failed } }
  failed: { stack: failures }
  audit: {}
subscriptions:
  - { topic: orders, queue: billing }
consumers:
  notifier: { type: lambda, stack: code, queue: audit, onFailure: failed, runtime: python3.13, handler: app.handler, code: { inline: "x" } }
`;
  expect(orderOf(yaml)).toEqual({
    'shop-default': [],
    'shop-default-code': ['shop-default', 'shop-default-failures'],
    'shop-default-edge': ['shop-default-events', 'shop-default-storage'],
    'shop-default-events': [],
    'shop-default-failures': [],
    'shop-default-payments': ['shop-default', 'shop-default-failures'],
    'shop-default-storage': [],
  });
});

test('a stack that was there is there again, empty, and no stack of somebody else', () => {
  const topology = topologyOf('queues: { billing: {} }');
  const former = ['shop-default', 'shop-default-payments_links', 'shop-prod'];
  expect(partsOf(topology, former).map(({ name, stack, links }) => [name, stack, links])).toEqual([
    ['shop-default', undefined, false],
    ['shop-default-payments_links', 'payments', true],
  ]);
  expect(siteOf(topology, 'shop-prod')).toBeUndefined();
});

test('a stack that could be another environment is refused', () => {
  const yaml = `
version: 1
name: shop
region: eu-west-1
environments: { prod: {}, prod-eu: {} }
queues: { billing: { stack: eu } }
`;
  expect(proveText(yaml).diagnostics.map(brief)).toEqual(['duplicate-element @ queues.billing.stack 6:29']);
});

describe('a sharded layout', () => {
  const name = fc.stringMatching(/^[a-z][a-z0-9]{0,7}$/);
  const names = fc.uniqueArray(name, { minLength: 1, maxLength: 12 });

  interface Written {
    readonly topics: readonly string[];
    readonly queues: readonly string[];
    readonly edges: readonly (readonly [number, number])[];
  }

  const written: fc.Arbitrary<Written> = fc.record({
    topics: names,
    queues: names,
    edges: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 12 }),
  });

  function sharded({ topics, queues, edges }: Written): Topology {
    const pairs = edges.map(([t, q]) => `${topics[t % topics.length]!} ${queues[q % queues.length]!}`);
    const file = {
      version: 1,
      name: 'shop',
      region: 'eu-west-1',
      layout: { sharded: { shards: 4 } },
      topics: Object.fromEntries(topics.map((topic) => [topic, {}])),
      queues: Object.fromEntries(queues.map((queue) => [queue, {}])),
      subscriptions: [...new Set(pairs)].map((pair) => {
        const [topic, queue] = pair.split(' ');
        return { topic, queue };
      }),
    };
    return topologyOf(JSON.stringify(file));
  }

  function places(topology: Topology): Map<string, string> {
    const at = (sort: string, id: string, stack: string | undefined) =>
      [`${sort} ${id}`, String(stack)] as const;
    return new Map([
      ...ownedTopics(topology).map(({ name: id, stack }) => at('topic', id, stack)),
      ...ownedQueues(topology).map(({ name: id, stack }) => at('queue', id, stack)),
      ...topology.subscriptions.map((one) =>
        at('subscription', one.name, JSON.stringify(siteOfSubscription(one))),
      ),
    ]);
  }

  test('no element moves when others come and go', () => {
    fc.assert(
      fc.property(written, written, (some, more) => {
        const before = places(sharded(some));
        const grown = {
          topics: [...new Set([...some.topics, ...more.topics])],
          queues: [...new Set([...more.queues, ...some.queues])],
          edges: [...more.edges, ...some.edges],
        };
        const after = places(sharded(grown));
        for (const [element, place] of before) {
          if (after.has(element)) expect([element, after.get(element)]).toEqual([element, place]);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('topics come before queues, and nothing waits in a circle', () => {
    fc.assert(
      fc.property(written, (some) => {
        for (const part of partsOf(sharded(some))) {
          for (const needed of dependenciesOf(part)) {
            expect(part.name).toMatch(/-queues-\d\d$/);
            expect(needed).toMatch(/-topics-\d\d$/);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('places are the same for ever', () => {
    const topology = topologyOf(
      'layout: sharded\ntopics: { orders: {} }\nqueues: { billing: {}, audit: { stack: own } }',
    );
    expect([...places(topology)]).toEqual([
      ['topic orders', 'topics-11'],
      ['queue audit', 'own'],
      ['queue audit_dlq', 'own'],
      ['queue billing', 'queues-12'],
      ['queue billing_dlq', 'queues-12'],
    ]);
  });

  test('consumers go with their queue, and stand with the clients if they have none, or several', () => {
    const code = 'runtime: python3.13, handler: app.handler, code: { inline: "x" }';
    const topology = topologyOf(`
layout: sharded
topics: { orders: {} }
queues: { billing: {}, audit: {} }
publishers: { nightly: { type: schedule, expression: rate(1 day), message: go, publishes: [orders] } }
consumers:
  one: { type: lambda, queue: billing, ${code} }
  both: { type: lambda, queues: [billing, audit], ${code} }
  direct: { type: lambda, ${code} }
subscriptions: [{ topic: orders, lambda: direct }]
`);
    const stackOf = (id: string) => topology.consumers.get(id)?.stack;
    expect(stackOf('one')).toBe(ownedQueues(topology).find((queue) => queue.name === 'billing')?.stack);
    expect([stackOf('both'), stackOf('direct')]).toEqual(['clients', 'clients']);
    expect(topology.publishers.get('nightly')?.stack).toBe('clients');
  });
});
