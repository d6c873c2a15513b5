import { messagesOf } from './findings-of';

describe('fifo-throughput-mismatch', () => {
  const FAST = 'throughputLimit: perMessageGroupId, deduplicationScope: messageGroup';
  const yaml = (scope: string, fast: string, slow: string, filter = '') => `
topics: { t: { fifo: true, throughputScope: ${scope} } }
queues: { fast: { fifo: true, ${fast} }, slow: { fifo: true, ${slow} } }
subscriptions: [{ topic: t, queue: fast }, { topic: t, queue: slow${filter} }]
`;

  test.each([
    ['forgotten', yaml('messageGroup', FAST, ''), 1],
    ['both fast', yaml('messageGroup', FAST, FAST), 0],
    ['slow on purpose', yaml('messageGroup', FAST, 'throughputLimit: perQueue'), 0],
    ['none is fast', yaml('messageGroup', '', ''), 0],
    ['the topic is slow too', yaml('topic', FAST, ''), 0],
    ['it gets a part alone', yaml('messageGroup', FAST, '', ', filter: { policy: { a: [b] } }'), 0],
  ])('%s', (_, text, count) => {
    expect(messagesOf('fifo-throughput-mismatch', text)).toHaveLength(count);
  });
});

describe('single-message-group', () => {
  const message = (group: string) => `{ queue: q, group: ${group}, deduplicationId: x, body: x }`;
  const flow = (...groups: string[]) => `  - { name: f, send: [${groups.map(message).join(', ')}] }\n`;
  const yaml = (...flows: string[]) => `queues: { q: { fifo: true } }\nflows:\n${flows.join('')}`;

  test.each([
    [
      'three messages in two flows',
      yaml(flow('a', 'a'), flow('a')),
      [
        'all 3 messages that flows send to `q` have the group `a`, so consumers would get them one after the other',
      ],
    ],
    ['two messages', yaml(flow('a'), flow('a')), []],
    ['one flow', yaml(flow('a', 'a', 'a')), []],
    ['two groups', yaml(flow('a', 'a'), flow('b')), []],
    ['a standard queue', yaml(flow('a', 'a'), flow('a')).replace('fifo: true', ''), []],
  ])('%s', (_, text, expected) => {
    expect(messagesOf('single-message-group', text)).toEqual(expected);
  });
});
