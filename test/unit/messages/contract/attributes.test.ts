import { proveText } from '#test/unit/topology-of';
import { findings } from './findings-of';

describe('attributes', () => {
  const body = { properties: { count: { type: 'integer' } } };
  const attributes = {
    required: ['eventType'],
    properties: {
      eventType: { enum: ['paid'] },
      'shop.country': { type: 'string' },
      tags: { type: 'array' },
    },
  };

  test.each([
    [{ eventType: ['paid'] }, 0],
    [{ 'shop.country': ['de'] }, 0],
    [{ tags: ['x'] }, 0],
    [{ eventType: ['payed'] }, 1],
    [{ country: ['de'] }, 1],
  ])('%j', (policy, count) => {
    expect(findings({ attributes }, { policy })).toHaveLength(count);
  });

  test('what is in the body is no attribute', () => {
    const found = findings({ attributes, body }, { policy: { count: [5] } });
    expect(found).toEqual([
      'no message of topic `orders` has the attribute `count` | the body has it: set `scope: body`',
    ]);
  });

  test('nothing is known of attributes if only the body is promised', () => {
    expect(findings({ body }, { policy: { whatever: ['x'] } })).toEqual([]);
  });
});

test('a filter by name is found once for each topic that promises otherwise', () => {
  const { diagnostics } = proveText(`
topics:
  orders: { message: { attributes: { properties: { kind: { const: order } } } } }
  returns: { message: { attributes: { properties: { kind: { const: return } } } } }
queues: { billing: {}, audit: {} }
filters: { orders-only: { policy: { kind: [order] } } }
subscriptions:
  - { topic: orders, queue: billing, filter: orders-only }
  - { topic: returns, queue: billing, filter: orders-only }
  - { topic: returns, queue: audit, filter: orders-only }
`);
  const found = diagnostics.filter(({ rule }) => rule === 'filter-outside-contract');
  expect(found.map(({ message, place }) => `${place!.start.line}: ${message}`)).toEqual([
    '9: `kind` of topic `returns` is never "order": it is "return"',
  ]);
});

test('a topic of somebody else may have a contract too', () => {
  const { diagnostics } = proveText(`
topics:
  orders:
    external: arn:aws:sns:eu-west-1:111111111111:orders
    message: { attributes: { properties: { kind: { const: order } } } }
queues: { billing: {} }
subscriptions:
  - { topic: orders, queue: billing, filter: { policy: { kind: [oder] } } }
`);
  expect(diagnostics.map(({ rule }) => rule)).toContain('filter-outside-contract');
  expect(diagnostics.map(({ rule }) => rule)).not.toContain('external-element');
});
