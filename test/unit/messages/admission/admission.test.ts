import { failures, testFlows } from '#test/unit/messages/flow/flows-of';
import { refusalOf, TOPOLOGY } from './refusal-of';

const publish = (message: string) => refusalOf(`publish: { topic: plain, ${message} }`);
const send = (message: string) => refusalOf(`send: { queue: work, ${message} }`);

function attributes(count: number): string {
  return `{ ${Array.from({ length: count }, (_, index) => `a${index}: v`).join(', ')} }`;
}

describe.each([
  ['a topic', publish],
  ['a queue', send],
])('%s refuses', (_, give) => {
  test.each([
    ['no body', 'attributes: { a: v }', /AWS takes (none|no message) without a body$/],
    ['an empty body', 'body: ""', /AWS takes (none|no message) without a body$/],
    ['an empty value', 'body: x, attributes: { a: "" }', /'a' must contain (a )?non-empty/],
    [
      'a type that AWS does not have',
      'body: x, attributes: { a: { type: Boolean, value: "true" } }',
      /'a' has an invalid message attribute type/,
    ],
    [
      'a type with an empty label',
      'body: x, attributes: { a: { type: "String.", value: v } }',
      /invalid .*type/,
    ],
    [
      'a type of 257 bytes',
      `body: x, attributes: { a: { type: "String.${'é'.repeat(125)}", value: v } }`,
      'the type of attribute `a` has 257 bytes, and AWS takes 256',
    ],
    [
      'a number with a unit',
      'body: x, attributes: { a: { type: Number, value: "12 EUR" } }',
      "Could not cast message attribute 'a' value to number.",
    ],
    ['a hexadecimal number', 'body: x, attributes: { a: { type: Number.hex, value: "0x1F" } }', /cast/],
    ['NaN', 'body: x, attributes: { a: { type: Number, value: NaN } }', /cast/],
    ['a number without a digit', 'body: x, attributes: { a: { type: Number, value: "." } }', /cast/],
    [
      'a number of 39 digits',
      `body: x, attributes: { a: { type: Number, value: "1${'0'.repeat(37)}1" } }`,
      'the number of attribute `a` has 39 digits, and AWS takes 38',
    ],
    ['a number too large', 'body: x, attributes: { a: { type: Number, value: "1e127" } }', /10\^126$/],
    ['a number too small', 'body: x, attributes: { a: { type: Number, value: "0.1e-128" } }', /10\^126$/],
    ['a reserved name', 'body: x, attributes: { AWS.Trace: v }', /which AWS keeps for itself$/],
    ['a reserved name in another case', 'body: x, attributes: { amazon.id: v }', /which AWS keeps/],
    ['a space in a name', 'body: x, attributes: { "a b": v }', /^Invalid non-alphanumeric character '#x20'/],
    ['a dot before a name', 'body: x, attributes: { .a: v }', /starting with character '\.'/],
    ['a dot behind a name', 'body: x, attributes: { a.: v }', /ending with character '\.'/],
    [
      'two dots in a name',
      'body: x, attributes: { a..b: v }',
      "Message attribute name can not have successive '.' character. It is `a..b`",
    ],
    ['a name of 257 characters', `body: x, attributes: { ${'a'.repeat(257)}: v }`, /257 characters/],
    ['a group with a space', 'body: x, group: "a b"', /MessageGroupId can only include/],
    ['a group of 129 characters', `body: x, group: ${'g'.repeat(129)}`, /MessageGroupId can only/],
    [
      'a deduplication id',
      'body: x, deduplicationId: a',
      /^(The request includes )?MessageDeduplicationId (parameter that )?is not valid for this/,
    ],
  ])('%s', (_name, message, reason) => {
    expect(give(message)).toEqual(
      typeof reason === 'string' ? reason : (expect.stringMatching(reason) as string),
    );
  });
});

describe.each([
  ['a topic', publish],
  ['a queue', send],
])('%s takes', (_, give) => {
  test.each([
    ['labels behind a type', 'body: x, attributes: { a: { type: String.hue, value: red } }'],
    [
      'a label of any text, 256 bytes with its type',
      `body: x, attributes: { a: { type: "String. ${'é'.repeat(124)}", value: v } }`,
    ],
    ['an exponent', 'body: x, attributes: { a: { type: Number, value: "-1.5e2" } }'],
    [
      'zeros around 38 digits',
      `body: x, attributes: { a: { type: Number, value: "00${'1'.repeat(38)}.0" } }`,
    ],
    ['zero', 'body: x, attributes: { a: { type: Number, value: "0.000" } }'],
    [
      'the limits of a number',
      'body: x, attributes: { a: { type: Number, value: "9e126" }, b: { type: Number, value: "1e-128" } }',
    ],
    ['a name that only looks reserved', 'body: x, attributes: { awsTrace: v, aws-trace: v }'],
    ['dots within a name of 256', `body: x, attributes: { a.${'b'.repeat(254)}: v }`],
    ['a group of 128 characters with punctuation', `body: x, group: "~${'g'.repeat(127)}"`],
    ['ten attributes', `body: x, attributes: ${attributes(10)}`],
  ])('%s', (_name, message) => {
    expect(give(message)).toBeUndefined();
  });
});

describe('sizes', () => {
  const body = (size: number) => `body: ${'x'.repeat(size)}`;
  const large = (size: number) => ({ 'large.jsonl': JSON.stringify({ body: 'x'.repeat(size) }) });

  test('of a topic: 256 KiB of body and attributes; one elsewhere may take 1 MiB', () => {
    expect(publish(body(262_144))).toBeUndefined();
    expect(publish(body(262_145))).toBe('Message too long: it has 262145 bytes, and the topic takes 262144');
    expect(publish(`${body(262_136)}, attributes: { a: v }`)).toBeUndefined();
    expect(publish(`${body(262_137)}, attributes: { a: v }`)).toMatch(/^Message too long: it has 262145/);
    expect(refusalOf('publish: { topic: elsewhere, file: large.jsonl }', large(1_048_576))).toBeUndefined();
    expect(refusalOf('publish: { topic: elsewhere, file: large.jsonl }', large(1_048_577))).toMatch(
      /^Message too long/,
    );
  });

  test('of a queue: its own, and 1 MiB of one elsewhere', () => {
    expect(send(body(262_144))).toBeUndefined();
    expect(send(body(262_145))).toBe(
      'One or more parameters are invalid. Reason: Message must be shorter than 262144 bytes. It has 262145.',
    );
    expect(refusalOf(`send: { queue: small, ${body(1024)} }`)).toBeUndefined();
    expect(refusalOf(`send: { queue: small, ${body(1025)} }`)).toMatch(
      /shorter than 1024 bytes. It has 1025.$/,
    );
    expect(refusalOf(`send: { queue: small, body: ${'é'.repeat(513)} }`)).toMatch(/It has 1026/);
    const theirs = 'send: { queue: theirs, file: large.jsonl }';
    expect(refusalOf(theirs, large(1_048_576))).toBeUndefined();
    expect(refusalOf(theirs, large(1_048_577))).toMatch(/shorter than 1048576 bytes/);
  });
});

describe('what SNS and SQS see differently', () => {
  test('more than ten attributes', () => {
    expect(send(`body: x, attributes: ${attributes(11)}`)).toBe(
      'Number of message attributes [11] exceeds the allowed maximum [10].',
    );
    expect(publish(`body: x, attributes: ${attributes(11)}`)).toBeUndefined();
  });

  test('control characters in a body', () => {
    expect(send('body: "a\\u0001b"')).toBe('the body has the character #x1, which SQS does not take');
    expect(send('body: x, attributes: { a: "a\\uFFFF" }')).toMatch(/^attribute `a` has the character #xFFFF/);
    expect(send('body: "a\\tb\\n😀"')).toBeUndefined();
    expect(publish('body: "a\\u0001b"')).toBeUndefined();
  });

  test('letters beyond ASCII in the name of an attribute', () => {
    expect(publish('body: x, attributes: { größe: v }')).toMatch(/character '#xF6'/);
    expect(send('body: x, attributes: { größe: v }')).toBeUndefined();
    expect(send('body: x, attributes: { "größe€": v }')).toMatch(/character '#x20AC'/);
  });

  test('an emoji in an attribute', () => {
    expect(publish('body: x, attributes: { a: "😀" }')).toBe(
      'Invalid attribute value was passed in for message attribute a',
    );
    expect(send('body: x, attributes: { a: "😀" }')).toBeUndefined();
  });

  test('attributes for mobile push', () => {
    expect(
      publish('body: x, attributes: { AWS.SNS.MOBILE.FCM.TTL: { type: Number, value: "10" } }'),
    ).toBeUndefined();
    expect(send('body: x, attributes: { AWS.SNS.MOBILE.FCM.TTL: "10" }')).toMatch(/AWS keeps/);
  });

  test.each([
    ['100 characters', 's'.repeat(100), 'the subject has 100 characters, and SNS takes 99'],
    ['a line break', 'a\\nb', 'the subject has a line break or another control character'],
    ['a control character', 'a\\u007Fb', 'the subject has a line break or another control character'],
  ])('a subject with %s', (_, subject, reason) => {
    expect(publish(`body: x, subject: "${subject}"`)).toBe(reason);
  });

  test('a subject of 99 characters that are not ASCII', () => {
    expect(publish(`body: x, subject: "${'ü'.repeat(99)}"`)).toBeUndefined();
  });
});

test('FIFO needs a group and an id, of the same form', () => {
  const ledger = (message: string) => refusalOf(`send: { queue: ledger, body: x, ${message} }`);
  expect(ledger('group: g, deduplicationId: a')).toBeUndefined();
  expect(ledger('deduplicationId: a')).toBe('The request must contain the parameter MessageGroupId.');
  expect(ledger('group: g')).toMatch(/^The queue should either have ContentBased/);
  expect(ledger('group: g, deduplicationId: "a b"')).toMatch(/MessageDeduplicationId can only/);
  expect(refusalOf('publish: { topic: ordered, body: x, deduplicationId: a }')).toMatch(
    /^The MessageGroupId parameter is required/,
  );
});

test('a queue that got nothing since the topic refused the message says so', () => {
  const flow = 'flows: [{ name: it, publish: { topic: plain, body: "" }, expect: { delivered: [work] } }]';
  expect(failures(testFlows(`${TOPOLOGY}${flow}\n`))).toEqual([
    expect.stringContaining(
      '`work` received nothing: `plain` refused a message: Empty message: AWS takes none',
    ) as string,
  ]);
});
