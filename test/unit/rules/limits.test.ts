import { queuePolicySize } from '../../../src/policy-size/queue-policy';
import { ownedQueue, topologyOf } from '../topology-of';
import { messagesOf } from './findings-of';

function numbered(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join('\n');
}

test.each([
  [100, 0],
  [101, 1],
])('a FIFO topic with %d subscriptions', (count, findings) => {
  const yaml = `
topics: { orders: { fifo: true } }
queues:
${numbered(count, (index) => `  q${index}: { fifo: true }`)}
subscriptions:
${numbered(count, (index) => `  - { topic: orders, queue: q${index} }`)}
`;
  expect(messagesOf('too-many-subscriptions', yaml)).toHaveLength(findings);
});

test('services count like accounts', () => {
  const services = (count: number) => numbered(count, (index) => `        - s${index}.amazonaws.com`);
  const yaml = (count: number) =>
    `topics:\n  orders:\n    publishers:\n      services:\n${services(count)}\n`;
  expect(messagesOf('too-many-publishers', yaml(200))).toEqual([]);
  expect(messagesOf('too-many-publishers', yaml(201))).toEqual([
    '201 services publish to topic `orders`, but its policy can name 200',
  ]);
});

test('queue-policy-too-large: 8,192 bytes', () => {
  // Fills the policy up to the limit with one topic whose name makes up the rest.
  const yaml = (rest: number) => `
environments: { prod: { account: "123456789012" } }
topics:
${numbered(26, (index) => `  t${index}: { physicalName: ${'x'.repeat(254)}${String(index).padStart(2, '0')} }`)}
  last: { physicalName: ${'y'.repeat(rest)} }
queues: { audit: {} }
subscriptions:
${numbered(26, (index) => `  - { topic: t${index}, queue: audit }`)}
  - { topic: last, queue: audit }
`;
  const topology = topologyOf(yaml(1));
  const size = queuePolicySize(ownedQueue(topology, 'audit'));
  const fits = 8192 - size + 1;
  expect(fits).toBeGreaterThan(0);
  expect(messagesOf('queue-policy-too-large', yaml(fits))).toEqual([]);
  expect(messagesOf('queue-policy-too-large', yaml(fits + 1))).toEqual([
    'the policy of queue `audit` has 8193 bytes for 27 topics, but SQS takes 8192',
  ]);
});
