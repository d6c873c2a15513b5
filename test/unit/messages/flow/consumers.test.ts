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
    'consumer: { orders_to_notifier: fail }, expect: { delivered: [billing, audit], dead: { notifier: 1 } }',
  ],
])('consumers: %s', (_, rest) => {
  const flow = `flows:\n  - { name: it, publish: { topic: orders, body: x }, ${rest} }\n`;
  expect(failures(testFlows(CONSUMERS + flow))).toEqual([]);
});

describe('filters of consumers', () => {
  const filtered = (filter: string, flow: string) => `
topics: { orders: {} }
queues: { billing: {} }
subscriptions: [{ topic: orders, queue: billing, raw: true }]
rules: { undocumented-event-filter: off }
consumers:
  billing-worker:
    type: lambda
    queue: billing
    runtime: python3.13
    handler: a.b
    code: { inline: "def b(e, c): pass" }
    filter: [${filter}]
flows:
  - name: it
    publish: { topic: orders, ${flow}
`;
  const kept = '}\n    expect: { consumed: { billing: 1 }, discarded: { billing: 0 } }';
  const deleted =
    '}\n    expect: { consumed: { billing: 0 }, discarded: { billing: 1 }, waiting: { billing: 0 } }';

  test.each([
    ['one that matches', '{ body: { kind: [invoice] } }', `body: { kind: invoice } ${kept}`],
    ['one that does not', '{ body: { kind: [invoice] } }', `body: { kind: order } ${deleted}`],
    ['any of two', '{ body: { kind: [a] } }, { body: { kind: [b] } }', `body: { kind: b } ${kept}`],
    ['text, by a pattern for text', '{ body: [{ prefix: inv }] }', `body: invoice ${kept}`],
    ['text, by one for JSON', '{ body: { kind: [invoice] } }', `body: invoice ${deleted}`],
    ['JSON, by one for text', '{ body: [{ prefix: "{" }] }', `body: { kind: invoice } ${deleted}`],
    [
      'an attribute',
      '{ messageAttributes: { kind: { stringValue: [invoice] } } }',
      `body: x, attributes: { kind: invoice } ${kept}`,
    ],
    [
      'also where the consumer fails',
      '{ body: { kind: [invoice] } }',
      `body: { kind: order } }\n    consumer: { billing-worker: fail }\n    expect: { discarded: { billing: 1 }, dead: { billing: 0 } }`,
    ],
  ])('%s', (_, filter, flow) => {
    expect(failures(testFlows(filtered(filter, flow)))).toEqual([]);
  });

  test('a miss is told', () => {
    const flow = `body: { kind: order } }\n    expect: { discarded: { billing: 0 } }`;
    expect(failures(testFlows(filtered('{ body: { kind: [invoice] } }', flow)))).toEqual([
      expect.stringContaining('`billing`: 1 discarded, not 0'),
    ]);
  });
});

test('a good message of a FIFO queue can become a dead letter behind one that fails', () => {
  const flow = (dead: number) => `
queues: { work: { fifo: true, contentBasedDeduplication: true, deadLetters: { maxReceiveCount: 1 } } }
consumers:
  f: { type: lambda, queue: work, code: { s3: { bucket: c, key: k } }, runtime: python3.13, handler: a.b }
flows:
  - name: poison
    send: [{ queue: work, body: bad, group: a }, { queue: work, body: good, group: a }]
    consumer: { f: { bodies: [bad] } }
    expect: { dead: { work: ${dead} } }
`;
  expect(failures(testFlows(flow(2)))).toEqual([]);
  expect(testFlows(flow(1)).flows[0]!.story).toContain(
    '     0s  left by `f` behind a message of its group that failed, attempt 1',
  );
});

describe('settings for single queues of a function', () => {
  const ONE_FUNCTION = `
queues: { orders: {}, refunds: {} }
rules: { event-filter-deletes: off, function-stopped: off }
consumers:
  worker:
    type: lambda
    queues: [orders, refunds]
    runtime: python3.13
    handler: a.b
    code: { inline: "def b(e, c): pass" }
    eventSources: { refunds: SETTINGS }
flows:
  - { name: it, send: [{ queue: orders, body: { kind: a } }, { queue: refunds, body: { kind: a } }], expect: EXPECTED }
`;
  test.each([
    ['switched off', '{ enabled: false }', '{ consumed: { orders: 1 }, waiting: { refunds: 1 } }'],
    [
      'a filter',
      '{ filter: [{ body: { kind: [b] } }] }',
      '{ consumed: { orders: 1 }, discarded: { refunds: 1 } }',
    ],
  ])('%s', (_, settings, expected) => {
    const yaml = ONE_FUNCTION.replace('SETTINGS', settings).replace('EXPECTED', expected);
    expect(failures(testFlows(yaml))).toEqual([]);
  });
});
