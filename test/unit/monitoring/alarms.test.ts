import { alarmsOf } from '../../../src/monitoring/alarms';
import { topologyOf } from '../topology-of';

const ELEMENTS = `
topics: { orders: {}, idle: {} }
queues:
  billing: { retention: 4d }
  slow: { retention: 10m, visibilityTimeout: 1m, delay: 30s }
  parking: {}
subscriptions:
  - { topic: orders, queue: billing, filter: { policy: { kind: [order] } }, deadLetters: parking }
  - { topic: orders, queue: slow, filter: { scope: body, policy: { total: [1] } } }
`;

const alarms = (monitoring: string) => alarmsOf(topologyOf(`${ELEMENTS}\nmonitoring: ${monitoring}`));

const brief = (monitoring: string) =>
  alarms(monitoring).map(({ name, metric, threshold }) => `${name}: ${metric.name} > ${threshold}`);

test('without `monitoring` there are none', () => {
  expect(alarmsOf(topologyOf(ELEMENTS))).toEqual([]);
});

test('an empty `monitoring` has all, with thresholds from the numbers of the topology', () => {
  expect(brief('{}')).toEqual([
    'shop-default/orders/failed-deliveries: NumberOfNotificationsFailed > 0',
    'shop-default/orders/lost-deliveries: NumberOfNotificationsFailedToRedriveToDlq > 0',
    'shop-default/orders/unreadable-attributes: NumberOfNotificationsFilteredOut-InvalidAttributes > 0',
    'shop-default/orders/unreadable-body: NumberOfNotificationsFilteredOut-InvalidMessageBody > 0',
    // A quarter of four days.
    'shop-default/billing/oldest-message: ApproximateAgeOfOldestMessage > 86400',
    'shop-default/billing_dlq/not-empty: ApproximateNumberOfMessagesVisible > 0',
    'shop-default/parking/not-empty: ApproximateNumberOfMessagesVisible > 0',
    // The delay and five attempts, which take longer than a quarter of ten minutes.
    'shop-default/slow/oldest-message: ApproximateAgeOfOldestMessage > 330',
    'shop-default/slow_dlq/not-empty: ApproximateNumberOfMessagesVisible > 0',
  ]);
});

test('a written age holds for every queue', () => {
  const ages = alarms('{ alarms: { oldestMessage: 5m } }').filter(({ id }) => id.endsWith('oldest-message'));
  expect(ages.map(({ threshold }) => threshold)).toEqual([300, 300]);
});

test.each([
  ['{ alarms: { deadLetters: false } }', 'not-empty'],
  ['{ alarms: { oldestMessage: false } }', 'oldest-message'],
  ['{ alarms: { failedDeliveries: false } }', '-deliveries'],
  ['{ alarms: { unreadableMessages: false } }', 'unreadable-'],
  ['{ alarms: false }', ''],
])('%s leaves out what ends in %s', (monitoring, kind) => {
  const before = brief('{}');
  const left = brief(monitoring);
  expect(before.filter((line) => !left.includes(line)).every((line) => line.includes(kind))).toBe(true);
  expect(left.some((line) => line.includes(kind))).toBe(false);
});

test('a queue for what a function gave up on is an end too', () => {
  const topology = topologyOf(`
topics: { orders: {} }
queues: { unhandled: { deadLetters: false } }
consumers:
  notifier: { type: lambda, code: { inline: "def handler(event, context): pass" }, runtime: python3.13, handler: index.handler, onFailure: unhandled }
subscriptions: [{ topic: orders, lambda: notifier }]
monitoring: { alarms: { failedDeliveries: false } }
`);
  const [alarm, ...others] = alarmsOf(topology);
  expect(others).toEqual([]);
  expect(alarm?.name).toBe('shop-default/unhandled/not-empty');
  expect(alarm?.description).toContain('Messages that notifier gave up on.');
});

test('the text names the path and what to do, with the environment', () => {
  const topology = topologyOf(`${ELEMENTS}\nmonitoring: {}\nenvironments: { prod: {} }`);
  const alarm = alarmsOf(topology).find(({ id }) => id === 'billing_dlq_not-empty');
  expect(alarm?.description).toBe(
    'Messages that always failed in orders -> billing. They are deleted after 14d. Read them with ' +
      '`msgtopo dlq peek billing -e prod`, mend what they fail at, and send them back with ' +
      '`msgtopo dlq redrive billing --yes -e prod`.',
  );
});
