import { dashboardWidgets } from '#monitoring/dashboard';
import { topologyOf } from '#test/unit/topology-of';

const FUNCTION =
  'code: { inline: "def handler(event, context): pass" }, runtime: python3.13, handler: index.handler';

test('a topic, its queues beside it, who works them off, and their dead letters; other queues last', () => {
  const topology = topologyOf(`
topics: { orders: {}, refunds: {} }
queues: { billing: {}, shipping: {}, nightly: { deadLetters: false }, undelivered: {} }
subscriptions:
  - { topic: orders, queue: billing }
  - { topic: orders, queue: shipping }
  - { topic: refunds, url: "https://hooks.example.com/" }
  - { topic: refunds, lambda: pager, deadLetters: undelivered }
consumers:
  biller: { type: lambda, queue: billing, ${FUNCTION} }
  pager: { type: lambda, ${FUNCTION} }
`);
  const laidOut = dashboardWidgets(topology).map(
    ({ x, y, properties }) => `${x},${y} ${String(properties['title'] ?? properties['markdown'])}`,
  );
  expect(laidOut).toEqual([
    '0,0 ## orders',
    '0,1 orders',
    '6,1 billing',
    '12,1 biller',
    '18,1 billing_dlq',
    '6,6 shipping',
    '18,6 shipping_dlq',
    '0,11 ## refunds',
    '0,12 refunds',
    '12,12 pager',
    '18,12 undelivered',
    '0,17 ## Queues',
    '6,18 nightly',
  ]);
});
