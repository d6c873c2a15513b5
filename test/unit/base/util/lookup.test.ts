import { lookup } from '#base/util/lookup';

test('all values of a key in order, from one pass through each collection', () => {
  let passes = 0;
  const byLength = lookup(function* (words: readonly string[]) {
    passes++;
    for (const word of words) yield [word.length, word] as const;
  });
  const words = ['one', 'three', 'two'];
  expect(byLength(words, 3)).toEqual(['one', 'two']);
  expect(byLength(words, 5)).toEqual(['three']);
  expect(byLength(words, 4)).toEqual([]);
  expect(passes).toBe(1);
  expect(byLength(['four'], 4)).toEqual(['four']);
  expect(passes).toBe(2);
});
