import { failures, testFlows } from './flows-of';

const TOPOLOGY = `
topics: { orders: {}, entries: { fifo: true } }
queues:
  billing: { visibilityTimeout: 1m }
  audit: { deadLetters: false, retention: 1h }
  small: { maxMessageSize: 1KiB }
  lost: {}
  ledger: { fifo: true }
subscriptions:
  - { topic: orders, queue: billing, raw: true, filter: { policy: { event: [paid, { prefix: order- }] } } }
  - { topic: orders, queue: audit }
  - { topic: orders, queue: small, raw: true, deadLetters: lost }
  - { topic: orders, url: "https://example.com/hook" }
  - { topic: entries, queue: ledger, raw: true }
`;

/** What fails in one flow; `flow` is YAML without the name. */
function failuresOf(flow: string, files?: Readonly<Record<string, string>>): string[] {
  return failures(testFlows(`${TOPOLOGY}flows:\n  - { name: it, ${flow} }\n`, files)).map((line) =>
    line.replace(/^flow-failed @ \S+ /, ''),
  );
}

const PAID = 'publish: { topic: orders, attributes: { event: paid }, body: { id: 1 } }';

test.each([
  ['delivered', `${PAID}, expect: { delivered: [billing, audit, small, example-com-hook] }`],
  [
    'the full name of a subscription',
    `${PAID}, expect: { delivered: [orders_to_billing, audit, small, orders_to_example-com-hook] }`,
  ],
  ['filtered', 'publish: { topic: orders, body: x }, expect: { filtered: [billing] }'],
  [
    'filtered by a key',
    'publish: { topic: orders, attributes: { event: x }, body: x }, expect: { filtered: { billing: event } }',
  ],
  ['a raw body as data', `${PAID}, expect: { body: { billing: { id: 1 } } }`],
  ['a raw body as text', `${PAID}, expect: { body: { billing: '{"id":1}' } }`],
  ['waiting without a consumer', `${PAID}, expect: { waiting: { billing: 1 }, consumed: { billing: 0 } }`],
  [
    'consumed',
    `${PAID}, consumer: { billing: succeed }, expect: { consumed: { billing: 1 }, waiting: { billing: 0 }, attempts: 1 }`,
  ],
  [
    'dead after so many attempts',
    `send: { queue: billing, body: x }, consumer: { billing: fail }, expect: { dead: { billing: 1, lost: 0 }, attempts: { billing: 5 } }`,
  ],
  [
    'failures that end',
    'send: { queue: billing, body: x }, consumer: { billing: { failures: 3 } }, expect: { dead: { billing: 0 }, consumed: { billing: 1 }, attempts: 4 }',
  ],
  [
    'one poisoned body',
    'send: [{ queue: billing, body: x }, { queue: billing, body: bad }], consumer: { billing: { bodies: [bad] } }, expect: { dead: { billing: 1 }, consumed: { billing: 1 } }',
  ],
  [
    'expired',
    'publish: { topic: orders, body: x }, wait: 2h, expect: { expired: { audit: 1 }, waiting: { audit: 0 } }',
  ],
  ['not yet expired', 'publish: { topic: orders, body: x }, wait: 59m, expect: { expired: { audit: 0 } }'],
  [
    'an endpoint that cannot be reached',
    `${PAID}, consumer: { example-com-hook: fail }, expect: { delivered: [billing, audit, small], dead: { example-com-hook: 1 } }`,
  ],
  [
    'a queue that cannot be reached',
    `${PAID}, consumer: { orders_to_small: fail }, expect: { dead: { small: 1, lost: 1 }, waiting: { lost: 1 } }`,
  ],
  [
    'what is larger than the queue takes of programs, from a topic',
    `publish: { topic: orders, body: "${'x'.repeat(1025)}" }, expect: { waiting: { small: 1 }, dead: { small: 0 } }`,
  ],
  [
    'what is larger than the queue takes, sent to it',
    `send: { queue: small, body: "${'x'.repeat(1025)}" }, expect: { refused: 1, waiting: { small: 0 } }`,
  ],
  [
    'refused without a group',
    'publish: { topic: entries, body: x, deduplicationId: a }, expect: { refused: 1, delivered: [] }',
  ],
  ['refused without an identifier', 'publish: { topic: entries, body: x, group: g }, expect: { refused: 1 }'],
  [
    'the same identifier',
    'publish: [{ topic: entries, body: x, group: g, deduplicationId: a }, { topic: entries, body: y, group: g, deduplicationId: a }], expect: { refused: 1, waiting: { ledger: 1 } }',
  ],
  [
    'order',
    'publish: [{ topic: entries, body: x, group: g, deduplicationId: a }, { topic: entries, body: y, group: g, deduplicationId: b }], consumer: { ledger: { failures: 2 } }, expect: { order: { ledger: [x, y] }, attempts: 3 }',
  ],
])('passes: %s', (_, flow) => {
  expect(failuresOf(flow)).toEqual([]);
});

test.each([
  [
    'publish: { topic: orders, attributes: { event: x }, body: y }, expect: { delivered: [billing, audit, small, example-com-hook] }',
    '`billing` received nothing: `event` is `"x"`, not "paid" or starting with "order-"',
  ],
  [`${PAID}, expect: { delivered: [billing, audit, example-com-hook] }`, '`small` received a message too'],
  [
    `${PAID}, expect: { delivered: [billing, audit, small, example-com-hook, ledger] }`,
    '`ledger` received nothing: no message was on the way to it',
  ],
  [
    `${PAID}, consumer: { orders_to_small: fail }, expect: { delivered: [billing, audit, small, example-com-hook] }`,
    '`small` received nothing: the endpoint cannot be reached',
  ],
  [`${PAID}, expect: { filtered: [billing] }`, 'no filter kept a message from `billing`'],
  [
    'publish: { topic: orders, body: x, attributes: { event: x } }, expect: { filtered: { billing: kind } }',
    'a message was kept from `billing` by `event`, not by `kind`',
  ],
  [`${PAID}, expect: { waiting: { billing: 2 } }`, '`billing`: 1 waiting, not 2'],
  [`${PAID}, expect: { dead: { billing: 1 } }`, '`billing`: 0 dead, not 1'],
  [`${PAID}, expect: { attempts: 1 }`, 'the most attempts were 0, not 1'],
  [`${PAID}, expect: { refused: 1 }`, '0 messages were refused, not 1'],
  [`${PAID}, expect: { body: { billing: { id: 2 } } }`, '`billing` received the body `{"id":1}`'],
  [`${PAID}, expect: { body: { ledger: x } }`, '`ledger` received nothing, and so no body'],
  [`${PAID}, expect: { order: { billing: [x] } }`, '`billing` received `{"id":1}`'],
  [PAID, 'flow `it` expects nothing'],
])('fails: %s', (flow, message) => {
  expect(failuresOf(flow)).toEqual([message]);
});

test.each([
  ['publish: { topic: order, body: x }, expect: { delivered: [] }', 'there is no topic `order`'],
  ['send: { queue: biling, body: x }, expect: { delivered: [] }', 'there is no queue `biling`'],
  [
    `${PAID}, consumer: { biling: fail }, expect: { delivered: [] }`,
    'there is no consumer, queue or endpoint `biling`',
  ],
  [`${PAID}, expect: { waiting: { biling: 1 } }`, 'there is no queue or endpoint `biling`'],
  [`${PAID}, expect: { delivered: [biling] }`, 'there is no queue or endpoint `biling`'],
  ['expect: { delivered: [] }', 'flow `it` publishes and sends nothing'],
  [
    'publish: { topic: orders, file: none.jsonl }, expect: { delivered: [] }',
    'there is no file `none.jsonl`',
  ],
  [
    'publish: { topic: orders, file: bad.jsonl }, expect: { delivered: [] }',
    'line 2 of `bad.jsonl` is no message',
  ],
  [
    'publish: { topic: orders, file: good.jsonl, body: x }, expect: { delivered: [] }',
    '`body` and `file` exclude each other',
  ],
])('cannot be run: %s', (flow, message) => {
  const files = { 'bad.jsonl': '{"body": 1}\n{"bodi": 1}\n', 'good.jsonl': '{}\n' };
  const found = failuresOf(flow, files).map((line) => line.replace(/^\S+ @ \S+ /, ''));
  expect(found).toEqual([message]);
});

test('messages from a file, with what is common to them in the flow', () => {
  const lines =
    '{"body": 1, "attributes": {"event": "paid"}}\n\n{"body": {"n": 2}, "attributes": {"event": "order-new"}}\n{"body": "x"}\n';
  const flow = 'publish: { topic: orders, file: messages.jsonl, subject: hello }';
  expect(
    failuresOf(`${flow}, expect: { order: { billing: ["1", { n: 2 }] }, waiting: { audit: 3 } }`, {
      'messages.jsonl': lines,
    }),
  ).toEqual([]);
});

test('a failure stands at the expectation, and names the place of the condition that decided', () => {
  const flows =
    'flows:\n  - name: it\n    publish: { topic: orders, body: x, attributes: { event: x } }\n    expect: { delivered: [billing] }\n';
  const result = testFlows(TOPOLOGY, { 'orders.flow.yaml': flows });
  const [finding] = result.flows[0]!.diagnostics;
  expect(finding!.place).toMatchObject({ file: 'orders.flow.yaml', start: { line: 4, column: 27 } });
  const [note] = finding!.related;
  expect(note!.place).toMatchObject({
    file: 'topology.yaml',
    lineText: expect.stringContaining('event: [paid') as string,
  });
  expect(result.flows[0]!.story).toContain(
    '     0s  kept from queue `billing` by its filter (topology.yaml:13:69): `event` is `"x"`, not "paid" or starting with "order-"',
  );
});

test('a file of flows that has another shape', () => {
  const { diagnostics, flows } = testFlows(TOPOLOGY, {
    'orders.flow.yaml': 'flows:\n  - { name: it, publsh: {} }\n',
  });
  expect(diagnostics.map(({ message, place }) => [message, place!.file])).toEqual([
    ['unknown key `publsh` in `flows`', 'orders.flow.yaml'],
  ]);
  expect(flows).toEqual([]);
});

test('coverage tells what no flow shows', () => {
  const { coverage } = testFlows(`${TOPOLOGY}flows:\n  - { name: it, ${PAID}, expect: { delivered: [] } }\n`);
  const open = coverage()
    .filter(({ covered }) => !covered)
    .map(({ what }) => what);
  expect(open).toEqual([
    'no message passes `entries_to_ledger`',
    '`orders_to_billing` keeps no message back',
    'no message meets the condition that `event` is starting with "order-"',
    'no delivery by `orders_to_small` fails',
    'no message of queue `billing` ends among its dead letters',
    'no message of queue `ledger` ends among its dead letters',
    'no message of queue `small` ends among its dead letters',
  ]);
});
