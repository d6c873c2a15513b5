import { failures, testFlows } from './flows-of';

const WORKER = 'type: lambda, runtime: python3.13, handler: a.b, code: { inline: "def b(e, c): pass" }';

const NEWS = `
topics: { articles: {} }
queues: { incoming: {}, phones: {}, ledger: { fifo: true } }
subscriptions: [{ topic: articles, queue: incoming, raw: true }]
rules: { publishing-loop: off }
consumers:
  harvester: { ${WORKER}, queue: incoming, sends: [phones, ledger] }
  phone: { ${WORKER}, queue: phones, sends: [phones] }
  books: { ${WORKER}, queue: ledger }
`;

/** What is wrong with a flow in which an article is published. */
function wrong(consumer: string, expectation: string): string[] {
  const flow = `{ name: it, publish: { topic: articles, body: text }, consumer: { ${consumer} }, expect: { ${expectation} } }`;
  return failures(testFlows(`${NEWS}flows: [${flow}]\n`)).map((text) => text.replace(/^.*?@ \S+ /, ''));
}

test.each([
  [
    'nothing goes on unless the flow says so',
    '',
    'delivered: [incoming], consumed: { incoming: 1, phones: 0 }',
  ],
  [
    'what a consumer sends is received behind it, with the body that it got',
    'harvester: { sends: [{ queue: phones }] }',
    'delivered: [incoming, phones], consumed: { phones: 1 }, body: { phones: text }',
  ],
  [
    'or with one of its own',
    'harvester: { sends: [{ queue: phones, body: { id: 1 } }] }',
    'body: { phones: { id: 1 } }',
  ],
  [
    'a message that failed twice is sent on once',
    'harvester: { failures: 2, sends: [{ queue: phones }] }',
    'consumed: { phones: 1 }, attempts: { incoming: 3 }',
  ],
  [
    'one that always fails sends nothing on',
    'harvester: { failures: 1000, sends: [{ queue: phones }] }',
    'dead: { incoming: 1 }, consumed: { phones: 0 }',
  ],
  [
    'a FIFO queue takes a message with a group',
    'harvester: { sends: [{ queue: ledger, group: g, deduplicationId: a }, { queue: ledger, group: g, deduplicationId: a }] }',
    'consumed: { ledger: 1 }, refused: 1',
  ],
  [
    'and refuses one without',
    'harvester: { sends: [{ queue: ledger, deduplicationId: a }] }',
    'refused: 1, consumed: { ledger: 0 }, delivered: [incoming, ledger]',
  ],
])('%s', (_, consumer, expectation) => {
  expect(wrong(consumer, expectation)).toEqual([]);
});

test('a consumer that sends to itself without end is stopped, and the flow fails', () => {
  const consumer = 'harvester: { sends: [{ queue: phones }] }, phone: { sends: [{ queue: phones }] }';
  expect(wrong(consumer, 'delivered: [incoming, phones]')).toEqual(['`phone` sends to `phones` without end']);
});

test('so is one whose messages become more and more', () => {
  const twice = '[{ queue: phones }, { queue: phones }]';
  const consumer = `harvester: { sends: ${twice} }, phone: { sends: ${twice} }`;
  expect(wrong(consumer, 'delivered: [incoming, phones]')).toEqual(['`phone` sends to `phones` without end']);
});

test('an edge that the topology does not have is an error', () => {
  expect(wrong('books: { sends: [{ queue: phones }] }', 'delivered: [incoming]')).toEqual([
    '`books` does not send to queue `phones`',
  ]);
});

test('a function that a topic calls sends as well', () => {
  const topology = `
topics: { articles: {} }
queues: { phones: {} }
subscriptions: [{ topic: articles, lambda: harvester }]
consumers: { harvester: { ${WORKER}, sends: [phones] } }
flows:
  - name: it
    publish: { topic: articles, body: text }
    consumer: { harvester: { sends: [{ queue: phones }] } }
    expect: { delivered: [harvester, phones], waiting: { phones: 1 } }
`;
  expect(failures(testFlows(topology))).toEqual([]);
});
