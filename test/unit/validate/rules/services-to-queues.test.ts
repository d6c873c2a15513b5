import { brief, proveText } from '#test/unit/topology-of';
import { messagesOf } from './findings-of';

const NIGHTLY = 'type: schedule, expression: rate(1 day), message: x';
const PUBLISHERS = {
  s3: 'type: s3, bucket: photos, events: [ObjectCreated]',
  iot: `type: iot-rule, sql: "SELECT * FROM 'a'"`,
  api: 'type: api, accountRole: true',
  schedule: NIGHTLY,
  rule: 'type: event-rule, pattern: { source: [shop] }',
};

function topology(publisher: string, queues = 'q: { fifo: true }'): string {
  return `queues: { ${queues} }\nstores: { photos: { type: s3 } }\npublishers: { p: { ${publisher} } }\n`;
}

test.each(Object.entries(PUBLISHERS))('%s gives no message group to a FIFO queue', (_, publisher) => {
  expect(messagesOf('fifo-queue-sender', topology(`${publisher}, sends: [q]`))).toEqual([
    '`p` cannot send to FIFO queue `q`, because it sends no message group',
  ]);
});

test('EventBridge with a group needs a queue that makes the deduplication ID', () => {
  const publisher = `${NIGHTLY}, sends: [q], messageGroup: g`;
  expect(messagesOf('fifo-queue-sender', topology(publisher))).toEqual([
    '`p` sends no deduplication ID, which FIFO queue `q` needs',
  ]);
  const queue = 'q: { fifo: true, contentBasedDeduplication: true }';
  expect(messagesOf('fifo-queue-sender', topology(publisher, queue))).toEqual([]);
});

test('a bucket tells one topic or queue of an event', () => {
  const yaml = topology(`${PUBLISHERS.s3}, sends: [q, r]`, 'q: {}, r: {}');
  expect(messagesOf('bucket-notifications-overlap', yaml)).toEqual([
    '`p` would tell `q` and `r` of the same events, which S3 refuses',
  ]);
});

test.each([
  ['dead-letters-type', `${NIGHTLY}, sends: [r], deadLetters: q`, 'q: { fifo: true }, r: {}'],
  ['dead-letters-to-itself', `${NIGHTLY}, sends: [q], deadLetters: q`, 'q: {}'],
] as const)('%s looks at publishers too', (rule, publisher, queues) => {
  expect(messagesOf(rule, topology(publisher, queues))).toHaveLength(1);
});

test('a queue for dead letters of a publisher needs none of its own, and no consumer', () => {
  const { diagnostics } = proveText(topology(`${NIGHTLY}, sends: [r], deadLetters: q`, 'q: {}, r: {}'));
  expect(diagnostics.map(brief)).toEqual([]);
});

test('a publisher puts its messages somewhere, and an API under one path each', () => {
  expect(messagesOf('missing-key', topology(NIGHTLY))).toEqual([
    '`p` needs `publishes`, `sends` or `invokes`',
  ]);
  const yaml = `topics: { q: {} }\n${topology(`${PUBLISHERS.api}, publishes: [q], sends: [q]`, 'q: {}')}`;
  expect(messagesOf('duplicate-element', yaml)).toEqual([
    'the API would have two paths `/q`, for the topic and for the queue',
  ]);
});
