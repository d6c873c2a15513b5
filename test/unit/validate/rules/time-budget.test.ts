import { messagesOf } from './findings-of';

describe('dead-letters-expire-first', () => {
  const queue = (retention: string, dlq: string) =>
    `queues: { a: { retention: ${retention}, deadLetters: { retention: ${dlq} } } }`;

  test.each([
    ['just as long', queue('4d', '4d'), []],
    ['longer', queue('4d', '5d'), []],
    [
      'a second shorter',
      queue('4d', '345599s'),
      ['`a` keeps messages for 4d, but its dead-letter queue deletes them at an age of 345599s'],
    ],
    [
      'a shared queue that is shorter',
      'queues: { a: { retention: 5d, deadLetters: { queue: failed } }, failed: { retention: 4d } }',
      ['`a` keeps messages for 5d, but its dead-letter queue deletes them at an age of 4d'],
    ],
    ['FIFO, where age starts anew', 'queues: { a: { fifo: true, deadLetters: { retention: 1d } } }', []],
    ['none at all', 'queues: { a: { deadLetters: false } }', []],
    [
      'somebody else’s',
      'queues: { a: { deadLetters: { queue: x } }, x: { external: "arn:aws:sqs:eu-west-1:111111111111:x" } }',
      [],
    ],
  ])('%s', (_, yaml, expected) => {
    expect(messagesOf('dead-letters-expire-first', yaml)).toEqual(expected);
  });
});

describe('retention-shorter-than-attempts', () => {
  const queue = (settings: string) =>
    `queues: { a: { visibilityTimeout: 10m, deadLetters: { maxReceiveCount: 6 }, ${settings} } }`;

  test.each([
    ['a second more than the attempts', queue('retention: 3601s'), []],
    [
      'exactly the attempts',
      queue('retention: 1h'),
      ['6 attempts of 10m take 1h, but `a` keeps a message for 1h'],
    ],
    ['the delay counts', queue('delay: 1m, retention: 3661s'), []],
    [
      'the delay counts, exactly',
      queue('delay: 1m, retention: 3660s'),
      ['6 attempts of 10m take 61m, but `a` keeps a message for 61m'],
    ],
    [
      'without dead letters nobody counts',
      'queues: { a: { retention: 1h, visibilityTimeout: 12h, deadLetters: false } }',
      [],
    ],
  ])('%s', (_, yaml, expected) => {
    expect(messagesOf('retention-shorter-than-attempts', yaml)).toEqual(expected);
  });
});

describe('delay-outlasts-retention', () => {
  test.each([
    ['a second apart', 'queues: { a: { delay: 10m, retention: 601s } }', []],
    [
      'the same',
      'queues: { a: { delay: 10m, retention: 10m } }',
      ['`a` hides a new message for 10m, but deletes it after 10m'],
    ],
  ])('%s', (_, yaml, expected) => {
    expect(messagesOf('delay-outlasts-retention', yaml)).toEqual(expected);
  });
});

test.each([
  ['0s', 1],
  ['1s', 0],
])('message-never-hidden: %s', (timeout, count) => {
  const yaml = `queues: { a: { visibilityTimeout: ${timeout} } }`;
  expect(messagesOf('message-never-hidden', yaml)).toHaveLength(count);
});

describe('delivery-policy-too-long', () => {
  const policy = (retry: string) => `
topics: { orders: {} }
subscriptions:
  - topic: orders
    url: https://hooks.example.com/
    deliveryPolicy: { healthyRetryPolicy: { ${retry} } }
`;

  test.each([
    ['an hour', 'numRetries: 6, minDelayTarget: 10m, maxDelayTarget: 10m', []],
    [
      'ten minutes more',
      'numRetries: 7, minDelayTarget: 10m, maxDelayTarget: 10m',
      ['the retries take at least 70m, but SNS allows 1h'],
    ],
    [
      'the immediate ones take no time',
      'numRetries: 7, numNoDelayRetries: 1, minDelayTarget: 10m, maxDelayTarget: 10m',
      [],
    ],
    [
      'the last ones take the longest pause',
      'numRetries: 2, numMaxDelayRetries: 2, minDelayTarget: 1s, maxDelayTarget: 31m',
      ['the retries take at least 62m, but SNS allows 1h'],
    ],
    ['none', 'numRetries: 0', []],
  ])('%s', (_, retry, expected) => {
    expect(messagesOf('delivery-policy-too-long', policy(retry))).toEqual(expected);
  });
});
