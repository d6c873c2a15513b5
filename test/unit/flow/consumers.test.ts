import { failures, testFlows } from './flows-of';

const CONSUMERS = `
topics: { orders: {} }
queues: { billing: {}, audit: {} }
subscriptions:
  - { topic: orders, queue: billing, raw: true }
  - { topic: orders, queue: audit }
  - { topic: orders, lambda: notifier }
consumers:
  billing-worker: { type: lambda, queue: billing, runtime: python3.13, handler: a.b, code: { inline: "def b(e, c): pass" } }
  notifier: { type: lambda, runtime: python3.13, handler: a.b, code: { inline: "def b(e, c): pass" } }
`;

test.each([
  [
    'consumers work unless the flow says otherwise',
    'expect: { consumed: { billing: 1 }, waiting: { audit: 1 } }',
  ],
  ['one that fails', 'consumer: { billing-worker: fail }, expect: { dead: { billing: 1 }, attempts: 5 }'],
  ['by the name of the queue', 'consumer: { billing: fail }, expect: { dead: { billing: 1 }, attempts: 5 }'],
  ['one that does not run', 'consumer: { billing-worker: off }, expect: { waiting: { billing: 1 } }'],
  ['a function that is subscribed itself', 'expect: { delivered: [billing, audit, notifier] }'],
  [
    'and cannot be reached',
    'consumer: { notifier: fail }, expect: { delivered: [billing, audit], dead: { notifier: 1 } }',
  ],
])('consumers: %s', (_, rest) => {
  const flow = `flows:\n  - { name: it, publish: { topic: orders, body: x }, ${rest} }\n`;
  expect(failures(testFlows(CONSUMERS + flow))).toEqual([]);
});
