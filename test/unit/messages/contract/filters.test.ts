import { findings, inBody } from './findings-of';

const PARCEL = {
  type: 'object',
  required: ['eventType'],
  properties: {
    eventType: { enum: ['paid', 'refunded'] },
    express: { type: 'boolean' },
    count: { type: 'integer', minimum: 1, maximum: 9 },
    weight: { type: 'number', exclusiveMinimum: 0 },
    reference: { type: 'string', pattern: '^[A-Z]{2}' },
    note: { type: ['string', 'null'] },
    parcel: { $ref: '#/$defs/parcel' },
    lines: { type: 'array', items: { type: 'object', properties: { sku: { type: 'string' } } } },
    labels: { type: 'array', items: { enum: ['fragile', 'cold'] } },
    anything: {},
    meta: { type: 'object' },
  },
  $defs: { parcel: { properties: { kilograms: { type: 'number' }, inner: { $ref: '#/$defs/parcel' } } } },
};

describe('a body filter under its contract', () => {
  test.each([
    ['a value of an enum', { eventType: ['paid'] }],
    ['a prefix that a value has', { eventType: [{ prefix: 're' }] }],
    ['anything but one of several', { eventType: [{ 'anything-but': ['paid'] }] }],
    ['a boolean', { express: [true] }],
    ['a number within', { count: [{ numeric: ['>=', 9] }] }],
    ['a text of the pattern', { reference: ['DE-1'] }],
    ['null where it is allowed', { note: [null] }],
    ['a field behind a reference', { parcel: { kilograms: [{ numeric: ['>', 5] }] } }],
    ['one that refers to itself', { parcel: { inner: { inner: { kilograms: [5] } } } }],
    ['the same with full stops', { 'parcel.kilograms': [5] }],
    ['a field of elements of a list', { lines: { sku: ['a'] } }],
    ['an element of a list', { labels: ['cold'] }],
    ['a field of which nothing is said', { anything: ['x'] }],
    ['what is below a map of which nothing is said', { meta: { source: ['web'] } }],
    ['absence of what may be absent', { note: [{ exists: false }] }],
    ['presence', { eventType: [{ exists: true }] }],
  ])('%s is fine', (_, policy) => {
    expect(findings({ body: PARCEL }, inBody(policy))).toEqual([]);
  });

  test.each([
    [
      { eventtype: ['paid'] },
      'no message of topic `orders` has the field `eventtype` | did you mean `eventType`?',
    ],
    [{ parcel: { kilogram: [5] } }, 'has the field `parcel.kilogram` | did you mean `parcel.kilograms`?'],
    [{ lines: { skuu: ['a'] } }, 'has the field `lines.skuu` | did you mean `lines.sku`?'],
    [{ count: { of: [1] } }, 'has the field `count.of`'],
    [{ legacy: [{ exists: false }] }, 'has the field `legacy`'],
    [
      { eventType: ['payd'] },
      '`eventType` of topic `orders` is never "payd": it is "paid" or "refunded" | did you mean `paid`?',
    ],
    [{ eventType: [{ prefix: 'x' }] }, 'is never starting with "x"'],
    [{ eventType: [{ exists: false }] }, '`eventType` of topic `orders` is never absent'],
    [{ express: ['true'] }, 'is never "true": it is true or false | did you mean `true`?'],
    [{ count: ['5'] }, 'is never "5": it is a whole number >= 1 and <= 9'],
    [{ count: [1.5] }, 'is never 1.5'],
    [{ count: [{ numeric: ['>', 9] }] }, 'is never a number > 9'],
    [{ weight: [0] }, 'is never 0: it is a number > 0'],
    [{ weight: [{ prefix: '1' }] }, 'is never starting with "1"'],
    [{ reference: ['de-1'] }, 'is never "de-1": it is text like /^[A-Z]{2}/'],
    [{ note: [5] }, 'is never 5: it is text or null'],
    [{ labels: ['warm'] }, 'is never "warm": it is "fragile" or "cold"'],
    [{ parcel: ['x'] }, '`parcel` of topic `orders` is'],
  ])('%j is found', (policy, message) => {
    const found = findings({ body: PARCEL }, inBody(policy));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(message);
  });

  test('with $or, each branch is held against the contract', () => {
    const policy = { $or: [{ eventType: ['paid'] }, { evenType: ['refunded'] }] };
    expect(findings({ body: PARCEL }, inBody(policy))).toEqual([expect.stringContaining('`evenType`')]);
  });
});

describe('schemas in parts', () => {
  const OPEN = { properties: { a: { const: 1 } }, additionalProperties: true };

  test.each([
    [
      'allOf: fields of each part',
      { allOf: [{ properties: { a: {} } }, { properties: { b: {} } }] },
      { b: [1] },
      0,
    ],
    [
      'allOf: a field of no part',
      { allOf: [{ properties: { a: {} } }, { properties: { b: {} } }] },
      { c: [1] },
      1,
    ],
    [
      'allOf: a value that one part excludes',
      { properties: { a: { allOf: [{ type: 'integer' }, { minimum: 5 }] } } },
      { a: [4] },
      1,
    ],
    [
      'oneOf: a field of one branch',
      { oneOf: [{ properties: { a: {} } }, { properties: { b: {} } }] },
      { b: [1] },
      0,
    ],
    [
      'anyOf: a value of either',
      { properties: { a: { anyOf: [{ const: 1 }, { const: 2 }] } } },
      { a: [2] },
      0,
    ],
    [
      'anyOf: a value of neither',
      { properties: { a: { anyOf: [{ const: 1 }, { const: 2 }] } } },
      { a: [3] },
      1,
    ],
    ['anyOf that only requires', { properties: { a: {} }, anyOf: [{ required: ['a'] }] }, { b: [1] }, 1],
    ['if and then: what only `then` names', { if: {}, then: { properties: { b: {} } } }, { b: [1] }, 0],
    ['more fields are allowed', OPEN, { c: [1] }, 0],
    ['more fields are allowed, but this one is named', OPEN, { a: [2] }, 1],
    ['fields by pattern', { patternProperties: { '^x-': { type: 'string' } } }, { 'x-a': ['1'] }, 0],
    [
      'fields by pattern, of another type',
      { patternProperties: { '^x-': { type: 'string' } } },
      { 'x-a': [1] },
      1,
    ],
    ['other fields of a type', { additionalProperties: { type: 'number' } }, { c: ['1'] }, 1],
    ['no field at all', { type: 'string' }, { c: [1] }, 1],
    ['nothing said', {}, { c: [1] }, 0],
    [
      'a tuple',
      { properties: { a: { type: 'array', prefixItems: [{ const: 1 }, { const: 2 }] } } },
      { a: [2] },
      0,
    ],
  ])('%s', (_, body, policy, count) => {
    expect(findings({ body }, inBody(policy))).toHaveLength(count);
  });
});
