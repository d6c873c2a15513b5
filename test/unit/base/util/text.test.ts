import fc from 'fast-check';
import { byCodeUnit, byteLength, list, plural, shown } from '#base/util/text';

test('a list in words', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map((items) => list(items))).toEqual([
    '',
    'a',
    'a and b',
    'a, b and c',
  ]);
  expect(list(['a', 'b'], 'or')).toBe('a or b');
});

test('a count in words', () => {
  expect([0, 1, 2].map((count) => plural(count, 'error'))).toEqual(['0 errors', '1 error', '2 errors']);
});

test('a value as it stands in a file', () => {
  expect([null, [], {}, 'a', 1, true].map(shown)).toEqual([
    'nothing',
    'a list',
    'a map',
    '`a`',
    '`1`',
    '`true`',
  ]);
  expect(shown('x'.repeat(100))).toBe(`\`${'x'.repeat(57)}...\``);
  expect(shown(Infinity)).toBe('`Infinity`');
});

test('the order does not depend on the locale', () => {
  expect(['b', 'B', 'ä', 'a'].sort(byCodeUnit)).toEqual(['B', 'a', 'b', 'ä']);
});

test('the bytes of a text are those of its UTF-8', () => {
  const texts = fc.oneof(fc.string(), fc.string({ unit: 'binary' }));
  fc.assert(fc.property(texts, (text) => byteLength(text) === Buffer.byteLength(text)));
});
