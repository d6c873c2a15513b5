import { messagesOf } from './findings-of';

const FUNCTION = `
    type: lambda
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler`;

function lambda(filter: string, subscription = ''): string {
  return `
topics: { orders: {} }
queues: { q: {} }
${subscription === '' ? '' : `subscriptions: [{ topic: orders, queue: q${subscription} }]`}
consumers:
  worker:${FUNCTION}
    queue: q
    filter: [${filter}]
`;
}

function pipe(filter: string): string {
  return `
queues: { q: {} }
consumers:
  worker:
    type: step-functions
    queue: q
    stateMachine: "arn:aws:states:eu-west-1:111111111111:stateMachine:book"
    filter: [${filter}]
`;
}

describe('invalid-event-filter', () => {
  test.each([
    ['nested as deep as it likes', lambda('{ body: { a: { b: { c: { d: [1] } } } } }'), []],
    ['more keys than SNS takes', lambda('{ body: { a: [1], b: [1], c: [1], d: [1], e: [1], f: [1] } }'), []],
    [
      'no list',
      pipe('{ body: { kind: invoice } }'),
      ['AWS rejects the event filter: "kind" must be an object or an array'],
    ],
    [
      'no such operator, in the second',
      lambda('{ body: { a: [1] } }, { body: { a: [{ like: x }] } }'),
      ['AWS rejects the event filter: Unrecognized match type like'],
    ],
  ])('%s', (_, yaml, expected) => {
    expect(messagesOf('invalid-event-filter', yaml)).toEqual(expected);
  });

  test.each([
    [4096, 0],
    [4097, 1],
  ])('%d characters', (size, count) => {
    const frame = JSON.stringify({ body: [''] }).length;
    const filter = `{ body: ["${'x'.repeat(size - frame)}"] }`;
    expect(messagesOf('invalid-event-filter', lambda(filter))).toHaveLength(count);
    expect(messagesOf('invalid-event-filter', pipe(filter))).toHaveLength(count);
  });
});

describe('event-filter-matches-nothing', () => {
  test.each([
    ['the body', lambda('{ body: { kind: [x] } }'), []],
    [
      'a key that only the publisher has',
      lambda('{ kind: [x] }'),
      [expect.stringMatching(/^no message can match, because an SQS record has no field `kind`/)],
    ],
    ['that must be absent', lambda('{ kind: [{ exists: false }] }'), []],
    ['one branch can match', pipe('{ $or: [{ kind: [x] }, { body: { kind: [x] } }] }'), []],
    ['raw delivery', lambda('{ body: { kind: [x] } }', ', raw: true'), []],
    [
      'in the envelope of SNS',
      lambda('{ body: { kind: [x] } }', ' '),
      [
        '`worker` gets nothing from topic `orders`: SNS puts the published message into `Message`, so there is no `body.kind`',
      ],
    ],
    [
      'the message is text',
      lambda('{ body: { Message: { kind: [x] } } }', ' '),
      [expect.stringContaining('no `body.Message.kind`')],
    ],
    ['the message as text', lambda('{ body: { Message: [x] } }', ' '), []],
    [
      'attributes in the envelope',
      lambda('{ body: { MessageAttributes: { kind: { Value: [x] } } } }', ' '),
      [],
    ],
    ['one of two can match', lambda('{ body: { kind: [x] } }, { body: { Subject: [x] } }', ' '), []],
    ['other fields', pipe('{ attributes: { SenderId: [x] } }'), []],
  ])('%s', (_, yaml, expected) => {
    expect(messagesOf('event-filter-matches-nothing', yaml)).toEqual(expected);
  });
});

describe('undocumented-event-filter', () => {
  test.each([
    ['a function, by the body', lambda('{ body: { kind: [x] } }'), 0],
    ['a function, by attributes', lambda('{ messageAttributes: { kind: { stringValue: [x] } } }'), 1],
    ['a pipe, by attributes', pipe('{ messageAttributes: { kind: { stringValue: [x] } } }'), 0],
    ['a pipe, anything but a pattern', pipe('{ body: { kind: [{ anything-but: { wildcard: "a*" } }] } }'), 1],
    ['a pipe, anything but a beginning', pipe('{ body: { kind: [{ anything-but: { prefix: a } }] } }'), 0],
  ])('%s', (_, yaml, count) => {
    expect(messagesOf('undocumented-event-filter', yaml)).toHaveLength(count);
  });
});

test('event-filter-deletes: names who else waits for the messages', () => {
  const yaml = `${lambda('{ body: { kind: [x] } }')}
  other:${FUNCTION}
    queue: q
`;
  expect(messagesOf('event-filter-deletes', yaml)).toEqual([
    'messages in `q` that no filter of `worker` matches are deleted, although `other` may need them',
  ]);
  expect(messagesOf('event-filter-deletes', pipe('{ body: [x] }'))).toEqual([
    'messages in `q` that no filter of `worker` matches are deleted',
  ]);
});

test.each([
  ['FIFO, ten', 'fifo: true', 10, 0],
  ['FIFO, eleven', 'fifo: true', 11, 1],
  ['standard', '', 11, 0],
])('fifo-pipe: %s', (_, queue, batchSize, count) => {
  const yaml = `${pipe('{ body: [x] }').replace('q: {}', `q: { ${queue} }`)}    batchSize: ${batchSize}\n`;
  expect(messagesOf('fifo-pipe', yaml)).toHaveLength(count);
});

function rule(pattern: string): string {
  return `
topics: { t: {} }
queues: { q: {} }
subscriptions: [{ topic: t, queue: q }]
publishers: { p: { type: event-rule, pattern: ${pattern}, publishes: [t] } }
`;
}

test.each([
  ['{ source: aws.s3 }', ['"source" must be an object or an array']],
  ['{ source: [] }', ['Empty arrays are not allowed']],
  ['{ source: [aws.s3], detail: {} }', ['Empty objects are not allowed']],
  ['{ detail: { size: [{ like: x }] } }', ['Unrecognized match type like']],
  ['{ detail: { size: [{ numeric: [">", "5"] }] } }', ['Value of > must be numeric']],
  ['{ source: [aws.s3], detail: { $or: [{ a: [1] }, { b: { c: [2] } }] } }', []],
  ['{ detail: { a: [1], b: [1], c: [1], d: [1], e: [1], f: [1] } }', []],
  ['{ detail: { name: [{ prefix: { equals-ignore-case: a } }] } }', []],
])('EventBridge and the pattern %s', (pattern, reasons) => {
  const messages = reasons.map((reason) => `EventBridge rejects the event pattern: ${reason}`);
  expect(messagesOf('invalid-event-pattern', rule(pattern))).toEqual(messages);
  expect(messagesOf('undocumented-event-filter', rule(pattern))).toEqual([]);
});

test.each([
  ['a function', lambda('{ body: { color: { anything-but: [red] } } }'), 'body.color.anything-but'],
  ['a pipe', pipe('{ body: { size: { numeric: [">", 5] } } }'), 'body.size.numeric'],
  ['a rule', rule('{ source: [aws.s3], detail: { kind: { prefix: [a] } } }'), 'detail.kind.prefix'],
])('a key of %s that is named like an operator', (_, yaml, name) => {
  expect(messagesOf('undocumented-event-filter', yaml)).toEqual([
    `\`${name}\` is a field here, and no operator`,
  ]);
});
