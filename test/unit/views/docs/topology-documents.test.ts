import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from '@asyncapi/parser';
import fc from 'fast-check';
import { asyncApi } from '#views/docs/asyncapi';
import { topologyPage } from '#views/docs/topology-page';
import { stackName } from '#model/topology';
import { writeFileAtomically } from '#base/util/files';
import { topologyFile } from '#test/support/arbitrary-topology';
import { ROOT } from '#test/support/msgtopo';
import { templateTopologies } from '#test/support/templates';
import { proveText, TODAY, topologyOf } from '#test/unit/topology-of';

const parser = new Parser();

/** What the official parser has against a document; 0 is its severity for errors. */
async function errorsOf(document: string): Promise<string[]> {
  const { diagnostics } = await parser.parse(document);
  return diagnostics
    .filter(({ severity }) => (severity as number) === 0)
    .map(({ path, message }) => `${path.join('.')}: ${message}`);
}

/* The documents of each template. UPDATE_GOLDEN=1 writes what is made now, to be read before it is committed. */
const cases = templateTopologies(TODAY).flatMap(([template, topology]) => {
  const documents = { md: topologyPage(topology, []), asyncapi: asyncApi(topology) };
  return Object.entries(documents).map(([extension, text]) => {
    const name = `${template}/${stackName(topology)}.${extension}`;
    return [name, { file: join(ROOT, 'test/golden', name), text }] as const;
  });
});

test.each(cases)('%s', (_, { file, text }) => {
  if (process.env['UPDATE_GOLDEN']) writeFileAtomically(file, text);
  expect(existsSync(file) ? readFileSync(file, 'utf8') : '').toBe(text);
});

describe('AsyncAPI', () => {
  test('is valid for every topology', async () => {
    await fc.assert(
      fc.asyncProperty(topologyFile, async (file) => {
        expect(await errorsOf(asyncApi(topologyOf(JSON.stringify(file))))).toEqual([]);
      }),
      { numRuns: 3 },
    );
  }, 60_000);

  test('is valid for every endpoint', async () => {
    const document = asyncApi(
      topologyOf(`
topics: { orders: {}, theirs: { external: "arn:aws:sns:eu-west-1:111111111111:theirs" } }
queues: { billing: {}, foreign: { external: "arn:aws:sqs:eu-west-1:111111111111:foreign" } }
subscriptions:
  - { topic: orders, queue: billing, filter: { policy: { type: [paid, { prefix: re }], amount: [{ numeric: [">", 5] }] } } }
  - { topic: theirs, queue: billing }
  - { topic: orders, queue: foreign, deadLetters: billing }
  - { topic: orders, url: "https://hooks.example.com/in" }
  - { topic: orders, email: ops@example.com }
  - { topic: orders, sms: "+15551234567" }
  - { topic: orders, firehose: "arn:aws:firehose:eu-west-1:111111111111:deliverystream/lake" }
  - { topic: orders, application: "arn:aws:sns:eu-west-1:111111111111:endpoint/GCM/shop/1" }
`),
    );
    expect(await errorsOf(document)).toEqual([]);
    expect(document).toContain('"x-filter-policy"');
  });

  test('has the contracts of topics, whatever their schemas refer to', async () => {
    const files = {
      'order.json': JSON.stringify({
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        $id: 'https://example.com/order.json',
        type: 'object',
        properties: { parcel: { $ref: '#/$defs/parcel' }, again: { $ref: '#' } },
        $defs: { parcel: { properties: { kilograms: { type: 'number' } } } },
      }),
    };
    const yaml = `
topics:
  orders: { message: { body: order.json, attributes: { properties: { eventType: { enum: [paid] } } } } }
  plain: { message: { body: { type: string } } }
queues: { billing: {}, audit: {} }
subscriptions:
  - { topic: orders, queue: billing, raw: true }
  - { topic: orders, queue: audit }
`;
    const text = asyncApi(topologyOf(yaml, files));
    expect(await errorsOf(text)).toEqual([]);
    const document = JSON.parse(text) as {
      channels: Record<string, { messages?: object }>;
      components: { schemas: Record<string, object> };
    };
    expect(document.channels['queue-billing']!.messages).toEqual({
      orders: { $ref: '#/components/messages/orders' },
    });
    expect(document.channels['queue-audit']!.messages).toBeUndefined();
    expect(document.components.schemas['orders-body']).toMatchObject({
      properties: {
        parcel: { $ref: '#/components/schemas/orders-body/$defs/parcel' },
        again: { $ref: '#/components/schemas/orders-body' },
      },
    });
    expect(document.components.schemas['orders-attributes']).toMatchObject({ type: 'object' });
  });

  test('the parser finds what is wrong', async () => {
    const document = asyncApi(topologyOf('queues: { billing: {} }'));
    expect(
      await errorsOf(document.replace('"visibilityTimeout": 30', '"visibilityTimeout": -1')),
    ).not.toEqual([]);
  });
});

describe('the Markdown page', () => {
  test('no text of the topology means anything to Markdown', () => {
    const yaml = `
topics: { orders: {} }
queues: { billing: {} }
subscriptions:
  - { topic: orders, queue: billing, filter: { policy: { type: ["<b>|*x*"] } } }
`;
    expect(topologyPage(topologyOf(yaml), [])).toContain('type is "\\<b\\>\\|\\*x\\*"');
  });

  test('what messages are, field by field', () => {
    const yaml = `
topics:
  orders:
    message:
      body: { required: [id], properties: { id: { type: integer, description: of the order }, parcel: { properties: { kg: { minimum: 0, type: number } } } } }
      attributes: { properties: { eventType: { enum: [paid, refunded] } } }
`;
    const page = topologyPage(topologyOf(yaml), []);
    for (const line of [
      '| eventType | "paid" or "refunded" |',
      '| id | a whole number | yes | of the order |',
      '| parcel | a map |  |  |',
      '| parcel.kg | a number \\>= 0 |  |  |',
    ]) {
      expect(page).toContain(line);
    }
  });

  test('what to do when an alarm fires, with commands', () => {
    const page = topologyPage(topologyOf('monitoring: {}\nqueues: { billing: {} }\n'), []);
    expect(page).toContain(
      '### shop-default/billing\\_dlq/not-empty\n\nMessages that always failed in billing.',
    );
    expect(page).toContain('```sh\nmsgtopo dlq peek billing\nmsgtopo dlq redrive billing --yes\n```');
  });

  test('what is accepted, and why', () => {
    const { topologies, accepted } = proveText(`
queues: { billing: { deadLetters: false } }
accept:
  - { rule: no-dead-letters, element: queues.billing, reason: a cache, until: 2026-12-31 }
`);
    expect(topologyPage(topologies[0]!, accepted)).toMatch(
      /no-dead-letters \| .* \| a cache \| 2026-12-31 \|/,
    );
  });
});
