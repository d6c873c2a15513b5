import fc from 'fast-check';
import { compareFilters } from '#deploy/plan/filter-change';

function compare(
  before: object | undefined,
  after: object | undefined,
  scopes = ['MessageAttributes', 'MessageAttributes'],
) {
  const settings = (policy: object | undefined, scope: string | undefined) => ({
    policy: policy && JSON.stringify(policy),
    scope,
  });
  return compareFilters(settings(before, scopes[0]), settings(after, scopes[1]));
}

test.each<[title: string, before: object | undefined, after: object | undefined, expected: string]>([
  ['none and none', undefined, undefined, 'same'],
  ['a first filter', undefined, { a: ['x'] }, 'narrower'],
  ['no filter any more', { a: ['x'] }, undefined, 'wider'],
  ['one value more', { a: ['x'] }, { a: ['x', 'y'] }, 'wider'],
  ['one value less', { a: ['x', 'y'] }, { a: ['x'] }, 'narrower'],
  ['one key more', { a: ['x'] }, { a: ['x'], b: ['y'] }, 'narrower'],
  ['one key less and one value less', { a: ['x', 'y'], b: ['y'] }, { a: ['x'] }, 'different'],
  ['a wider range', { a: [{ numeric: ['>', 5] }] }, { a: [{ numeric: ['>', 4] }] }, 'wider'],
  ['a prefix instead of a value', { a: ['shop.order'] }, { a: [{ prefix: 'shop.' }] }, 'wider'],
  [
    'one choice more',
    { $or: [{ a: ['x'] }, { c: ['z'] }] },
    { $or: [{ a: ['x'] }, { b: ['y'] }, { c: ['z'] }] },
    'wider',
  ],
  ['a number is not a text', { a: ['1'] }, { a: [1] }, 'different'],
  ['what SNS takes and is not understood', { a: [{ unheard: 'of' }] }, { a: ['x'] }, 'different'],
])('%s: %s', (_, before, after, expected) => {
  expect(compare(before, after)).toBe(expected);
});

test('keys below keys, in the body', () => {
  const body = ['MessageBody', 'MessageBody'];
  expect(compare({ a: { b: ['x', 'y'] } }, { a: { b: ['x'] } }, body)).toBe('narrower');
});

test('another scope looks at other things', () => {
  expect(compare({ a: ['x'] }, { a: ['x'] }, ['MessageAttributes', 'MessageBody'])).toBe('different');
});

const policies = fc.dictionary(
  fc.constantFrom('a', 'b', 'c'),
  fc.uniqueArray(fc.constantFrom('x', 'y', 'z'), { minLength: 1 }),
  { minKeys: 1 },
);
const messages = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('x', 'y', 'z', 'w'));

function passes(policy: Record<string, string[]>, message: Record<string, string>): boolean {
  return Object.entries(policy).every(([key, values]) => values.includes(message[key] ?? ''));
}

test('what is called wider lets every message pass that passed before, and the other way round', () => {
  fc.assert(
    fc.property(policies, policies, messages, (before, after, message) => {
      const found = compare(before, after);
      if (found === 'wider' || found === 'same') {
        expect(!passes(before, message) || passes(after, message)).toBe(true);
      }
      if (found === 'narrower' || found === 'same') {
        expect(!passes(after, message) || passes(before, message)).toBe(true);
      }
      expect(compare(after, before)).toBe(
        { wider: 'narrower', narrower: 'wider', same: 'same', different: 'different' }[found],
      );
    }),
  );
});
