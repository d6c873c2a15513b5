import { dashboardWidgets } from '../../../src/monitoring/dashboard';
import { topologyOf } from '../topology-of';

test('a topic, its queues beside it, their dead letters beside them; other queues last', () => {
  const topology = topologyOf(`
topics: { orders: {}, refunds: {} }
queues: { billing: {}, shipping: {}, nightly: { deadLetters: false } }
subscriptions:
  - { topic: orders, queue: billing }
  - { topic: orders, queue: shipping }
  - { topic: refunds, url: "https://hooks.example.com/" }
`);
  const laidOut = dashboardWidgets(topology).map(
    ({ x, y, properties }) => `${x},${y} ${String(properties['title'] ?? properties['markdown'])}`,
  );
  expect(laidOut).toEqual([
    '0,0 ## orders',
    '0,1 orders',
    '8,1 billing',
    '16,1 billing_dlq',
    '8,6 shipping',
    '16,6 shipping_dlq',
    '0,11 ## refunds',
    '0,12 refunds',
    '0,17 ## Queues',
    '8,18 nightly',
  ]);
});
