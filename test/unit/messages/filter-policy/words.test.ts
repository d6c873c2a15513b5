import { filterPolicy } from '#messages/filter-policy/index';

const POLICY = {
  event: ['paid', { prefix: 'order-' }, { suffix: '-done' }],
  amount: [{ numeric: ['>', 5, '<=', 10] }],
};

test.each([
  [{}, 'everything'],
  [
    POLICY,
    'event is "paid", starting with "order-" or ending in "-done" and amount is a number > 5 and <= 10',
  ],
  [{ a: [{ numeric: ['=', 3] }, { cidr: '10.0.0.0/8' }] }, 'a is the number 3 or an address in 10.0.0.0/8'],
  [{ a: [{ 'anything-but': ['x', 'y'] }] }, 'a is anything but "x" or "y"'],
  [{ a: [{ 'anything-but': { wildcard: 'x*' } }] }, 'a is anything but like "x*"'],
  [{ a: [{ exists: false }, { 'equals-ignore-case': 'X' }] }, 'a is absent or "X" in any case'],
  [{ $or: [{ a: ['x'], b: ['y'] }, { c: [true] }] }, 'either (a is "x" and b is "y") or c is true'],
])('%j in words', (policy, words) => {
  expect(filterPolicy.describe(policy, 'body')).toBe(words);
});

const attribute = (StringValue: string, DataType = 'String') => ({ DataType, StringValue });

test.each([
  [{}, 'the message has no attributes, so that no filter matches', []],
  [
    { event: attribute('late') },
    '`event` is `"late"`, not "paid", starting with "order-" or ending in "-done"; ' +
      '`amount` is absent, not a number > 5 and <= 10',
    ['event'],
  ],
  [
    { event: attribute('paid'), amount: attribute('11', 'Number') },
    '`amount` is `11`, not a number > 5 and <= 10',
    ['amount'],
  ],
  [
    { event: attribute('paid'), amount: attribute('much', 'Number') },
    '`amount` cannot be read as its type says, not a number > 5 and <= 10',
    ['amount'],
  ],
])('%j misses for a reason', (attributes, because, path) => {
  const verdict = filterPolicy.explain(POLICY, 'attributes', { attributes });
  expect(verdict).toMatchObject({ matches: false, because, path });
});

test('a match names what was found, and every condition that is met', () => {
  const attributes = { event: attribute('order-paid'), amount: attribute('7', 'Number') };
  expect(filterPolicy.explain(POLICY, 'attributes', { attributes })).toEqual({
    matches: true,
    because: '`event` is `"order-paid"` and `amount` is `7`',
    path: ['event'],
    met: [
      ['event', 1],
      ['amount', 0],
    ],
  });
});

test('fields that hold in different elements', () => {
  const body = JSON.stringify({ d: [{ a: 1 }, { b: 2 }] });
  const verdict = filterPolicy.explain({ d: { a: [1], b: [2] } }, 'body', { body });
  expect(verdict).toMatchObject({
    matches: false,
    because: 'no element of a list has what is asked of `d.a` and `d.b` at once',
  });
});

test.each([
  ['no JSON', 'the body is no JSON object'],
  ['{"event": [1, 2, 3, 4]}', '`event` is `1`, `2` and `3` and more, not "paid"'],
])('a body %s misses for a reason', (body, because) => {
  expect(filterPolicy.explain({ event: ['paid'] }, 'body', { body }).because).toBe(because);
});
