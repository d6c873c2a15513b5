import { load } from 'js-yaml';
import fc from 'fast-check';
import { eventCatalog } from '#views/docs/eventcatalog/catalog';
import { topologyFile } from '#test/support/arbitrary-topology';
import { topologyOf } from '#test/unit/topology-of';

const YAML = `
topics:
  orders: { message: { body: { type: object, properties: { id: { type: integer } } } } }
  theirs: { external: "arn:aws:sns:eu-west-1:111111111111:theirs" }
queues: { billing: {}, orders: {} }
subscriptions:
  - { topic: orders, queue: billing, filter: { policy: { type: ["{paid}"] } } }
  - { topic: orders, queue: orders }
  - { topic: orders, lambda: notify }
consumers:
  bill:
    type: lambda
    queue: billing
    code: { zip: build/bill.zip }
    runtime: nodejs22.x
    handler: index.handler
    publishes: [orders]
    stores: { receipts: write }
  notify:
    type: lambda
    code: { zip: build/notify.zip }
    runtime: nodejs22.x
    handler: index.handler
publishers:
  nightly: { type: schedule, expression: rate(1 day), publishes: [orders], message: { id: 1 } }
stores: { receipts: { type: s3 } }
`;

const BUILDS = { 'build/bill.zip': 'PK', 'build/notify.zip': 'PK' };

type Head = Readonly<Record<string, unknown>> & { readonly id: string };

function headOf(text: string): Head {
  return load(/^---\n([\s\S]*?)\n---\n/.exec(text)![1]!) as Head;
}

const files = eventCatalog(topologyOf(YAML, BUILDS));
const head = (folder: string) => headOf(files.get(`domains/shop/${folder}/index.mdx`)!);
const at = (id: string) => ({ id, version: '1.0.0' });

test('each resource stands where EventCatalog looks for it', () => {
  expect([...files.keys()]).toEqual([
    'domains/shop/channels/queue-billing/index.mdx',
    'domains/shop/channels/queue-billing_dlq/index.mdx',
    'domains/shop/channels/queue-orders/index.mdx',
    'domains/shop/channels/queue-orders_dlq/index.mdx',
    'domains/shop/channels/topic-orders/index.mdx',
    'domains/shop/channels/topic-theirs/index.mdx',
    'domains/shop/containers/receipts/index.mdx',
    'domains/shop/events/orders/index.mdx',
    'domains/shop/events/orders/schema.json',
    'domains/shop/events/theirs/index.mdx',
    'domains/shop/index.mdx',
    'domains/shop/services/bill/index.mdx',
    'domains/shop/services/notify/index.mdx',
    'domains/shop/services/publisher-nightly/index.mdx',
  ]);
});

test('a topic is a channel that leads to the channels of its queues', () => {
  expect(head('channels/topic-orders')).toMatchObject({
    ...at('shop.orders'),
    protocols: ['sns'],
    address: 'shop-default-orders',
    routes: [at('shop.billing'), at('shop.orders.queue')],
  });
});

test('what is published to it is an event with the schema of its contract', () => {
  expect(head('events/orders')).toMatchObject({ channels: [at('shop.orders')], schemaPath: 'schema.json' });
  expect(head('events/theirs')['schemaPath']).toBeUndefined();
  expect(JSON.parse(files.get('domains/shop/events/orders/schema.json')!)).toMatchObject({
    properties: { id: { type: 'integer' } },
  });
});

test('consumers and publishers are services that receive and send it', () => {
  expect(head('services/bill')).toMatchObject({
    receives: [{ ...at('shop.orders.message'), from: [at('shop.billing')] }],
    sends: [{ ...at('shop.orders.message'), to: [at('shop.orders')] }],
    writesTo: [at('shop.receipts')],
    readsFrom: [],
  });
  expect(head('services/notify')['receives']).toEqual([
    { ...at('shop.orders.message'), from: [at('shop.orders')] },
  ]);
  expect(head('services/publisher-nightly')['sends']).toHaveLength(1);
  expect(head('containers/receipts')).toMatchObject({ container_type: 'objectStore' });
});

test('no text of the topology is a program of MDX', () => {
  expect(files.get('domains/shop/channels/topic-orders/index.mdx')).toContain('type is "\\{paid\\}"');
});

/** Every reference of a head, by what it may refer to. */
function references(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(references);
  if (typeof value !== 'object' || value === null) return [];
  const { id, ...rest } = value as { readonly id?: unknown };
  return [...(typeof id === 'string' ? [id] : []), ...Object.values(rest).flatMap(references)];
}

test('every reference is to a resource that there is, in every topology', () => {
  fc.assert(
    fc.property(topologyFile, (file) => {
      const pages = [...eventCatalog(topologyOf(JSON.stringify(file)))].filter(([name]) =>
        name.endsWith('.mdx'),
      );
      const heads = pages.map(([, text]) => headOf(text));
      const ids = new Set(heads.map(({ id }) => id));
      expect(heads.flatMap(references).filter((id) => !ids.has(id))).toEqual([]);
    }),
    { numRuns: 30 },
  );
});
