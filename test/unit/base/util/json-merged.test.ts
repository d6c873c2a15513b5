import fc from 'fast-check';
import { merged, type JsonObject } from '#base/util/json';

test('maps are merged level by level, and everything else is replaced', () => {
  const base = { queue: { retention: '4d', deadLetters: { retention: '7d' } }, tags: ['a'], topic: null };
  const over = { queue: { deadLetters: { maxReceiveCount: 3 } }, tags: ['b'], topic: { fifo: true } };
  expect(merged(base, over)).toEqual({
    queue: { retention: '4d', deadLetters: { retention: '7d', maxReceiveCount: 3 } },
    tags: ['b'],
    topic: { fifo: true },
  });
  expect(merged({ deadLetters: { retention: '7d' } }, { deadLetters: false })).toEqual({
    deadLetters: false,
  });
});

test('a map over itself is itself, and nothing changes what was given', () => {
  const map = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.jsonValue()) as fc.Arbitrary<JsonObject>;
  fc.assert(
    fc.property(map, map, (base, over) => {
      const before = JSON.stringify(base);
      expect(merged(base, base)).toEqual(base);
      merged(base, over);
      expect(JSON.stringify(base)).toBe(before);
    }),
  );
});
