import { messagesOf } from './findings-of';

test.each([
  ['0s', ['receive calls to `a` return at once, mostly empty']],
  ['1s', []],
])('short-polling: %s, and not again for its dead-letter queue', (wait, expected) => {
  expect(messagesOf('short-polling', `queues: { a: { receiveWait: ${wait} } }`)).toEqual(expected);
});

describe('orphan-topic', () => {
  test.each([
    ['nobody subscribes', 'topics: { t: {} }', ['topic `t` has no subscriptions, so its messages are lost']],
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

describe('what is watched', () => {
  const monitored = (queue: string, monitoring: string) => `queues: { a: { ${queue} } }\n${monitoring}\n`;

  test.each([
    ['nothing is asked for', '', 'monitoring: { notify: a@example.com }', []],
    [
      'no alarm for dead letters',
      '',
      'monitoring: { notify: a@example.com, alarms: { deadLetters: false } }',
      ['no alarm reports messages in `a_dlq`, which are deleted after 14d'],
    ],
    [
      'no alarms at all',
      'deadLetters: { retention: 5d }',
      'monitoring: { alarms: false }',
      ['no alarm reports messages in `a_dlq`, which are deleted after 5d'],
    ],
    ['no dead letters', 'deadLetters: false', 'monitoring: { alarms: false }', []],
    ['no monitoring', '', '', []],
  ])('dead-letters-unwatched: %s', (_, queue, monitoring, expected) => {
    expect(messagesOf('dead-letters-unwatched', monitored(queue, monitoring))).toEqual(expected);
  });

  test.each([
    ['nobody', 'monitoring: {}', ['2 alarms would notify nobody']],
    ['somebody', 'monitoring: { notify: a@example.com }', []],
    ['no alarms', 'monitoring: { alarms: false }', []],
    ['no monitoring', '', []],
  ])('alarms-tell-nobody: %s', (_, monitoring, expected) => {
    expect(messagesOf('alarms-tell-nobody', monitored('', monitoring))).toEqual(expected);
  });
});

test('unused-filter: only what no subscription has', () => {
  const yaml = `
topics: { t: {} }
queues: { q: {}, r: {} }
filters: { paid: { policy: { s: [paid] } }, late: { policy: { s: [late] } } }
subscriptions: [{ topic: t, queue: q, filter: paid }, { topic: t, queue: r, filter: { policy: { s: [x] } } }]
`;
  expect(messagesOf('unused-filter', yaml)).toEqual(['no subscription uses the filter `late`']);
});
