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
