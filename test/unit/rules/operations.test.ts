import { messagesOf } from './findings-of';

test.each([
  ['0s', ['receive calls to `a` come back at once, mostly empty']],
  ['1s', []],
])('short-polling: %s, and not again for its dead-letter queue', (wait, expected) => {
  expect(messagesOf('short-polling', `queues: { a: { receiveWait: ${wait} } }`)).toEqual(expected);
});

describe('orphan-topic', () => {
  test.each([
    ['nobody subscribes', 'topics: { t: {} }', ['what is published to topic `t` goes nowhere']],
    ['an archive keeps it', 'topics: { t: { fifo: true, archive: 1d } }', []],
    ['somebody else’s', 'topics: { t: { external: "arn:aws:sns:eu-west-1:111111111111:t" } }', []],
    ['any endpoint will do', 'topics: { t: {} }\nsubscriptions: [{ topic: t, email: a@example.com }]', []],
  ])('%s', (_, yaml, expected) => {
    expect(messagesOf('orphan-topic', yaml)).toEqual(expected);
  });
});

describe('undeliverable-is-lost', () => {
  const subscription = (rest: string) => `
topics: { t: {} }
queues: { q: {} }
subscriptions: [{ topic: t, ${rest} }]
`;

  test.each([
    ['url: "https://a.example.com/"', 1],
    ['url: "https://a.example.com/", deadLetters: q', 0],
    ['queue: q', 0],
    ['email: a@example.com', 0],
  ])('%s', (rest, count) => {
    expect(messagesOf('undeliverable-is-lost', subscription(rest))).toHaveLength(count);
  });
});

describe('order-lost-behind-fifo-topic', () => {
  const pair = (topic: boolean, queue: boolean) => `
topics: { t: { fifo: ${topic} } }
queues: { q: { fifo: ${queue} } }
subscriptions: [{ topic: t, queue: q }]
`;

  test.each([
    [true, false, 1],
    [true, true, 0],
    [false, false, 0],
  ])('topic FIFO %s, queue FIFO %s', (topic, queue, count) => {
    expect(messagesOf('order-lost-behind-fifo-topic', pair(topic, queue))).toHaveLength(count);
  });
});
