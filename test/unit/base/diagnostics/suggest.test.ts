import fc from 'fast-check';
import { distance, nearest, suggest } from '#base/diagnostics/suggest';

describe('distance', () => {
  test.each([
    ['queue', 'queue', 0],
    ['queue', 'QUEUE', 0],
    ['queue', 'queu', 1],
    ['queue', 'qeuue', 1],
    ['', 'abc', 3],
    ['retention', 'retntion', 1],
  ])('%s, %s: %i', (a, b, expected) => {
    expect(distance(a, b)).toBe(expected);
  });

  const word = fc.string({ maxLength: 8 });

  test('is symmetric, and zero only for the same word', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(distance(a, b)).toBe(distance(b, a));
        expect(distance(a, b) === 0).toBe(a.toLowerCase() === b.toLowerCase());
      }),
    );
  });

  test('is at most the length of the longer word', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(distance(a, b)).toBeLessThanOrEqual(Math.max(a.toLowerCase().length, b.toLowerCase().length));
      }),
    );
  });
});

test('nearest finds what was meant, and nothing where nothing is near', () => {
  expect(nearest('biling', ['shipping', 'billing'])).toBe('billing');
  expect(nearest('audit', ['shipping', 'billing'])).toBeUndefined();
});

test('suggest names the accepted values if none is near', () => {
  expect(suggest('xyz', ['dev', 'prod'])).toBe('expected `dev` or `prod`');
  expect(suggest('pord', ['dev', 'prod'])).toBe('did you mean `prod`?');
  expect(suggest('xyz', [])).toBeUndefined();
});
