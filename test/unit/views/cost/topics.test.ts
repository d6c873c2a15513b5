import { estimateOf, FUNCTION, quantities } from './estimate-of';

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

test('every 64 KiB is a request, of a publish and of a send', () => {
  const { lines } = estimateOf(`
topics: { orders: { traffic: { messages: 1000, size: 100KiB } } }
queues: { billing: {} }
subscriptions: [{ topic: orders, queue: billing }]
`);
  expect(lines.map(({ price, quantity }) => [price, quantity])).toEqual([
    ['sns-publish', 2000],
    ['sqs-request', 2000],
  ]);
});

test('a FIFO topic is charged by messages and GB, and for its deliveries too', () => {
  const { lines } = estimateOf(`
topics: { orders: { fifo: true, traffic: { messages: 1048576, size: 128KiB } } }
queues: { billing: { fifo: true } }
subscriptions: [{ topic: orders, queue: billing, filter: { policy: { kind: [a] } }, share: 0.5 }]
`);
  expect(lines.map(({ price, quantity, usd }) => [price, quantity, usd])).toEqual([
    ['sns-publish-fifo', 1048576, expect.closeTo(0.3146)],
    ['sns-publish-fifo-gb', 128, expect.closeTo(2.176)],
    ['sns-delivery-fifo', 524288, expect.closeTo(0.0052)],
    ['sns-delivery-fifo-gb', 64, expect.closeTo(0.064)],
    ['sqs-request-fifo', 1048576, expect.closeTo(0.5243)],
  ]);
});

test('a filter on bodies is charged for all that it looks at, one on attributes is not', () => {
  const { lines } = estimateOf(`
topics: { orders: { traffic: { messages: 1048576, size: 4KiB } } }
queues: { billing: {}, audit: {} }
subscriptions:
  - { topic: orders, queue: billing, filter: { scope: body, policy: { total: [1] } }, share: 0.25 }
  - { topic: orders, queue: audit, filter: { policy: { kind: [a] } }, share: 0.25 }
`);
  expect(lines.filter(({ price }) => price === 'sns-body-filter-gb')).toEqual([
    {
      element: 'orders',
      what: 'GB filtered by body (orders_to_billing)',
      quantity: 4,
      price: 'sns-body-filter-gb',
      usd: 0.36,
    },
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
