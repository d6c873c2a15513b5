import { recorded } from '#messages/flow/record';
import { withRecordings } from '#messages/flow/rewrite';
import { failures, testFlows } from './flows-of';

const TOPOLOGY = `
topics: { orders: {} }
queues: { billing: {}, audit: {} }
subscriptions:
  - { topic: orders, queue: billing, raw: true, filter: { policy: { event: [paid] } } }
  - { topic: orders, queue: audit, raw: true }
`;

const FLOWS = `# orders
flows:
  - name: new            # expects nothing yet
    publish: { topic: orders, attributes: { event: paid }, body: { id: 1 } } # paid
  - { name: new in one line, publish: { topic: orders, body: x } }
  - name: wrong
    publish: { topic: orders, body: [1] }
    expect:
      waiting: { billing: 3 } # as far as is known
      order: { audit: [] }
      dead: {}
      attempts: 1

    consumer: { audit: fail }
  - name: right
    publish: { topic: orders, body: x }
    expect: {delivered: [audit]}
`;

const UPDATED = `# orders
flows:
  - name: new            # expects nothing yet
    publish: { topic: orders, attributes: { event: paid }, body: { id: 1 } } # paid
    expect: { delivered: [audit, billing] }
  - { name: new in one line, publish: { topic: orders, body: x }, expect: { delivered: [audit], filtered: [billing] } }
  - name: wrong
    publish: { topic: orders, body: [1] }
    expect: { waiting: { billing: 0, audit_dlq: 1 }, dead: { audit: 1, audit_dlq: 1 }, attempts: 5, order: { audit: [[1]] } }

    consumer: { audit: fail }
  - name: right
    publish: { topic: orders, body: x }
    expect: {delivered: [audit]}
`;

function update(text: string): string {
  const { results } = testFlows(TOPOLOGY, { 'orders.flow.yaml': text });
  const failed = results.filter(({ diagnostics }) => diagnostics.length > 0);
  const recordings = failed.map(({ placed, observed }) => ({
    path: placed.path.slice(1),
    expect: recorded(placed.written, observed!),
  }));
  return withRecordings(text, recordings);
}

test('flows that fail are written so that they pass; all else stays as it is', () => {
  expect(update(FLOWS)).toBe(UPDATED);
  expect(failures(testFlows(TOPOLOGY, { 'orders.flow.yaml': UPDATED }))).toEqual([]);
});

test('what YAML would take for something else is quoted', () => {
  const text = withRecordings('flows:\n  - name: it\n', [
    { path: ['flows', 0], expect: { order: { audit: ['yes', 'a, b', 'plain', '1'] } } },
  ]);
  expect(text).toBe('flows:\n  - name: it\n    expect: { order: { audit: ["yes", "a, b", plain, "1"] } }\n');
});
