import { compileSchema } from '#base/json-schema/ajv';
import { patternOf } from '#base/json-schema/pattern';

const SLOW: readonly (readonly [string, string])[] = [
  ['^(a+)+$', `${'a'.repeat(60)}!`],
  ['^(a|aa)+$', `${'a'.repeat(80)}!`],
];

test.each(SLOW)('`%s` ends on a text that nearly matches, and does not match it', (source, text) => {
  expect(patternOf(source).test(text)).toBe(false);
  expect(compileSchema({ type: 'string', pattern: source })(text)).toBe(false);
});

test.each([
  ['^a*a*a*a*a*a*a*a*b$', 200],
  ['(x+x+)+y', 60],
  ['^(?:a?){60}a{60}$', 60],
  ['(a*)*\\1b', 60],
  ['a*a*a*a*a*b', 3000],
])('`%s` is watched on a long text', (source, length) => {
  const start = performance.now();
  expect(patternOf(source).test(`${source.includes('x') ? 'x'.repeat(length) : 'a'.repeat(length)}!`)).toBe(
    false,
  );
  expect(performance.now() - start).toBeLessThan(5000);
});

test('a plain pattern on a short text is not watched, which would take most of the time', () => {
  const pattern = patternOf('^[a-z]+-\\d{1,8}$');
  const start = performance.now();
  for (let i = 0; i < 20_000; i++) pattern.test('order-12345678');
  expect(pattern.test('order-12345678')).toBe(true);
  expect(pattern.test('order-')).toBe(false);
  expect(performance.now() - start).toBeLessThan(400);
});

test('what matches and what does not', () => {
  const validate = compileSchema({
    type: 'object',
    properties: { a: { pattern: '^a' }, b: { pattern: '^b' } },
  });
  expect([{ a: 'a', b: 'b' }, { a: 'b' }, { b: 'a' }].map((value) => validate(value))).toEqual([
    true,
    false,
    false,
  ]);
  expect(patternOf('^\\p{L}+$').test('é')).toBe(true);
});
