import { filterPolicy, type Message } from '#messages/filter-policy/index';

function text(StringValue: string): Message['attributes'] {
  return { key: { DataType: 'String', StringValue } };
}

function matchesText(entry: unknown, value: string): boolean {
  return filterPolicy.matches({ key: [entry] }, 'MessageAttributes', { attributes: text(value) });
}

function matchesBody(policy: object, body: unknown): boolean {
  return filterPolicy.matches(policy, 'MessageBody', { body: JSON.stringify(body) });
}

test.each([
  ['a', 'a', true],
  ['a', 'A', false],
  [1, '1', false],
  [true, 'true', false],
  [null, 'null', false],
  [{ prefix: '' }, 'anything', true],
  [{ suffix: 'é' }, 'café', true],
  [{ 'equals-ignore-case': 'Straße' }, 'STRASSE', true],
  [{ 'equals-ignore-case': 'STRASSE' }, 'Straße', false],
  [{ suffix: { 'equals-ignore-case': 'ße' } }, 'STRASSE', true],
  [{ prefix: { 'equals-ignore-case': 'ab' } }, 'ABc', true],
  [{ prefix: { 'equals-ignore-case': 'ab' } }, 'a', false],
  [{ exactly: 'a' }, 'a', true],
  [{ wildcard: '*' }, '', true],
  [{ wildcard: 'a*a' }, 'a', false],
  [{ wildcard: 'a?c' }, 'abc', false],
  [{ wildcard: 'a\\*c' }, 'a*c', true],
  [{ wildcard: 'a\\*c' }, 'abc', false],
  [{ wildcard: '\\\\*' }, '\\x', true],
  [{ wildcard: 'a*b*c' }, 'a-b-b-c', true],
  [{ wildcard: 'a*bb*b' }, 'abbb', true],
  [{ wildcard: 'a*bb*bb' }, 'abbb', false],
  [{ 'anything-but': 'a' }, 'b', true],
  [{ 'anything-but': [1] }, '1', true],
  [{ 'anything-but': { prefix: ['a', 'b'] } }, 'bc', false],
  [{ 'anything-but': { 'equals-ignore-case': 'a' } }, 'A', false],
  [{ numeric: ['>', 0] }, '1', false],
  [{ cidr: '10.0.0.0/8' }, '10.255.0.1', true],
  [{ cidr: '10.0.0.0/8' }, '010.0.0.1', true],
  [{ cidr: '10.0.0.7/8' }, '10.0.0.1', true],
  [{ cidr: '10.0.0.0/8' }, '::ffff:a00:1', true],
  [{ cidr: '10.0.0.0/8' }, '::a00:1', false],
  [{ cidr: '2001:db8::/32' }, '2001:db8::1::2', false],
  [{ cidr: '2001:db8::/32' }, '2001:DB8:0:0:0:0:0:1', true],
  [{ cidr: '::/0' }, '1:2:3:4:5:6:7:8:9', false],
  ['::1', '0:0:0:0:0:0:0:1', true],
  ['10.0.0.1', '10.0.0.01', true],
  ['1.2.3', '1.2.3', true],
])('%j and the text %j: %s', (entry, value, expected) => {
  expect(matchesText(entry, value)).toBe(expected);
});

test.each([
  ['Number', '1e2', [100], true],
  ['Number', '1.0', [1], true],
  ['Number', '-0', [0], true],
  ['Number.cents', '100', [100], true],
  ['Number', '0x64', [100], false],
  ['Number', '', [0], false],
  ['Number', 'much', [{ exists: true }], false],
  ['Number', '5', [{ numeric: ['>', 4, '<=', 5] }], true],
  ['Number', '4', [{ numeric: ['>', 4, '<=', 5] }], false],
  ['String.kind', 'a', ['a'], true],
  ['String.Array', '["a", 1, null]', [null], true],
  ['String.Array', '["a", 1, null]', [1], true],
  ['String.Array', '["a", 1, null]', ['1'], false],
  ['String.Array', '[]', [{ exists: false }], true],
  ['String.Array', '[]', [{ exists: true }], false],
  ['String.Array', '"a"', ['a'], true],
  ['String.Array', 'true', [true], true],
  ['String.Array', 'null', [null], true],
  ['String.Array', '100', [100], true],
  ['String.Array', '100', ['100'], false],
  ['String.Array', '100', [{ numeric: ['>', 99] }], true],
  ['String.Array', '{"a": 1}', [{ exists: true }], false],
  ['String.Array', 'a', ['a'], false],
  ['String.Array', '[["a"]]', ['a'], false],
  ['String.Array', '["a"', [{ exists: false }], false],
  ['String.Array', '["a", "b"]', [{ 'anything-but': ['a'] }], true],
])('an attribute of type %s, %s, and %j: %s', (DataType, StringValue, list, expected) => {
  const attributes = { key: { DataType, StringValue } };
  expect(filterPolicy.matches({ key: list }, 'attributes', { attributes })).toBe(expected);
});

test('binary attributes count as none', () => {
  const binary = { DataType: 'Binary' };
  const absent = { key: [{ exists: false }] };
  expect(filterPolicy.matches(absent, 'attributes', { attributes: { key: binary } })).toBe(false);
  expect(filterPolicy.matches(absent, 'attributes', { attributes: { key: binary, ...text('a') } })).toBe(
    false,
  );
  const beside = { key: binary, other: { DataType: 'String', StringValue: 'a' } };
  expect(filterPolicy.matches(absent, 'attributes', { attributes: beside })).toBe(true);
});

test('a message without attributes matches no policy but the empty one', () => {
  for (const message of [{}, { attributes: {} }, { attributes: {}, body: '{"key": "a"}' }]) {
    expect(filterPolicy.matches({ key: [{ exists: false }] }, 'attributes', message)).toBe(false);
    expect(filterPolicy.matches({}, 'attributes', message)).toBe(true);
    expect(filterPolicy.matches('', 'attributes', message)).toBe(true);
  }
});

test('names that JavaScript knows are attributes like any other', () => {
  const attributes = { other: { DataType: 'String', StringValue: 'a' } };
  expect(filterPolicy.matches({ constructor: [{ exists: true }] }, 'attributes', { attributes })).toBe(false);
  expect(matchesBody({ toString: [{ exists: false }] }, { a: 1 })).toBe(true);
});

test.each([
  ['a list at the root', [{ a: 1 }], false],
  ['text at the root', '{"a": 1}', false],
  ['an object', { a: 1 }, true],
])('a body that is %s', (_, body, expected) => {
  expect(matchesBody({ a: [1] }, body)).toBe(expected);
});

test('a body that is no JSON, or none at all', () => {
  expect(filterPolicy.matches({ a: [{ exists: false }] }, 'body', { body: 'a: 1' })).toBe(false);
  expect(filterPolicy.matches({ a: [{ exists: false }] }, 'body', {})).toBe(false);
});

const NESTED = { a: { b: { c: [1] } } };
const DOTTED = { 'a.b.c': [1] };

test.each([
  [{ a: { b: { c: 1 } } }, true],
  [{ 'a.b': { c: 1 } }, true],
  [{ a: { 'b.c': 1 } }, true],
  [{ 'a.b.c': 1 }, true],
  [{ a: [{ b: [[{ c: [1, 2] }]] }] }, true],
  [{ a: { b: 1 } }, false],
  [{ a: { b: { c: { d: 1 } } } }, false],
])('levels and full stops are the same: %j', (body, expected) => {
  expect(matchesBody(NESTED, body)).toBe(expected);
  expect(matchesBody(DOTTED, body)).toBe(expected);
});

test.each([
  ['one element has both', { d: [{ a: 1, b: 2 }] }, true],
  ['each element has one', { d: [{ a: 1 }, { b: 2 }] }, false],
  ['plain elements belong to the list', { d: { a: [1, 5], b: [5, 2] } }, true],
  ['lists in one element', { d: [{ a: [9, 1], b: [2, 9] }] }, true],
  ['two lists side by side', { d: { a: [{ x: 1 }, 1], b: 2 } }, true],
  ['the same element of an outer list', { d: [[{ a: 1 }], [{ b: 2 }]] }, false],
  ['the same key by another spelling', { d: [{ a: 1 }], 'd.b': 2 }, true],
])('fields of one list: %s', (_, body, expected) => {
  expect(matchesBody({ d: { a: [1], b: [2] } }, body)).toBe(expected);
});

test('absence is absence from the whole body', () => {
  const policy = { d: { a: [{ exists: true }], b: [{ exists: false }] } };
  expect(matchesBody(policy, { d: [{ a: 1 }, { b: 2 }] })).toBe(false);
  expect(matchesBody(policy, { d: [{ a: 1 }, { c: 2 }] })).toBe(true);
  expect(matchesBody({ d: [{ exists: true }] }, { d: { a: 1 } })).toBe(false);
  expect(matchesBody({ d: [{ exists: false }] }, { d: [] })).toBe(true);
});

test('a key that is written twice means what is written last', () => {
  expect(matchesBody({ a: { b: [1] }, 'a.b': [2] }, { a: { b: 2 } })).toBe(true);
  expect(matchesBody({ a: { b: [1] }, 'a.b': [2] }, { a: { b: 1 } })).toBe(false);
  expect(matchesBody({ a: [0], $or: [{ a: [1] }, { b: [2] }] }, { a: 1 })).toBe(true);
  expect(matchesBody({ $or: [{ a: [1] }, { b: [2] }], a: [0] }, { a: 1 })).toBe(false);
});

test('a body that is nested deeper than AWS reads matches nothing, and breaks nothing', () => {
  const deep = (levels: number) => `{"a":${'['.repeat(levels)}1${']'.repeat(levels)}}`;
  expect(filterPolicy.matches({ a: [1] }, 'body', { body: deep(900) })).toBe(true);
  expect(filterPolicy.matches({ a: [1] }, 'body', { body: deep(200_000) })).toBe(false);
  expect(filterPolicy.explain({ a: [1] }, 'body', { body: deep(200_000) }).matches).toBe(false);
});

test('hostile texts and bodies take no more than their size', () => {
  const long = 'a'.repeat(200_000);
  expect(matchesText({ wildcard: '*a*a*b' }, long)).toBe(false);
  expect(matchesText({ 'anything-but': { wildcard: '*ab*ab*ab*' } }, long)).toBe(true);
  expect(matchesText({ 'equals-ignore-case': long }, `${long}b`)).toBe(false);
  const element = (index: number) => ({ [`k${index % 5}`]: 1, [`k${(index * 7) % 5}`]: 1 });
  const lists = Array.from({ length: 20_000 }, (_, index) => [element(index), [element(index + 1)]]);
  const policy = { d: { k0: [1], k1: [1], k2: [1], k3: [1], k4: [1] } };
  expect(matchesBody(policy, { d: lists })).toBe(false);
  expect(matchesBody(policy, { d: [...lists, { k0: 1, k1: 1, k2: 1, k3: 1, k4: 1 }] })).toBe(true);
});

test('what is no policy is not matched, but thrown', () => {
  const message = { attributes: text('a') };
  expect(() => filterPolicy.matches({ key: 'a' }, 'attributes', message)).toThrow(
    'not a filter policy: "key" must be an object or an array',
  );
  expect(() => filterPolicy.matches('{', 'attributes', message)).toThrow(TypeError);
  expect(() => filterPolicy.matches({}, 'Body' as 'body', message)).toThrow(
    'not a filter policy scope: Body',
  );
});
