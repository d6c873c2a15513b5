import { asCollection } from '#language/schema/issue-words';

test.each([
  ['b', '[b]'],
  ['npm start', '[npm start]'],
  ['true', '["true"]'],
  ['08501', '["08501"]'],
  ['a, b', '["a, b"]'],
  ['a: b', '["a: b"]'],
  ['# a', '["# a"]'],
  [5, '[5]'],
])('one value as a list is the same value: %p', (value, written) => {
  expect(asCollection(value, ['a list'])).toBe(`write a list: \`${written}\``);
});

test('what JSON cannot say has no such form', () => {
  expect(asCollection(Infinity, ['a list'])).toBeUndefined();
});
