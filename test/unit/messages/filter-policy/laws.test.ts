import fc from 'fast-check';
import { filterPolicy } from '#messages/filter-policy/index';
import {
  attributesMessage,
  bodyMessage,
  flatPolicy,
  nestedPolicy,
  singleValued,
} from '#test/support/arbitrary-filter';
import { referenceMatches } from '#test/support/reference-filter';

const RUNS = { numRuns: 1000 };

test('attributes: the same answer as a direct reading of the rules', () => {
  fc.assert(
    fc.property(flatPolicy, attributesMessage, (policy, message) => {
      const expected = referenceMatches(policy, 'attributes', message);
      expect(filterPolicy.matches(policy, 'attributes', message)).toBe(expected);
    }),
    RUNS,
  );
});

test('bodies: the same answer as a direct reading of the rules', () => {
  fc.assert(
    fc.property(nestedPolicy, bodyMessage, (policy, message) => {
      const expected = referenceMatches(policy, 'body', message);
      expect(filterPolicy.matches(policy, 'body', message)).toBe(expected);
    }),
    RUNS,
  );
});

test('an explanation gives the same answer, and always a reason', () => {
  fc.assert(
    fc.property(nestedPolicy, bodyMessage, (policy, message) => {
      const verdict = filterPolicy.explain(policy, 'body', message);
      expect(verdict.matches).toBe(filterPolicy.matches(policy, 'body', message));
      expect(verdict.because).not.toBe('');
    }),
    RUNS,
  );
});

test('what matches a policy matches every policy that covers it', () => {
  fc.assert(
    fc.property(flatPolicy, flatPolicy, attributesMessage, (outer, inner, message) => {
      fc.pre(filterPolicy.covers(outer, inner, 'attributes'));
      if (filterPolicy.matches(inner, 'attributes', message)) {
        expect(filterPolicy.matches(outer, 'attributes', message)).toBe(true);
      }
    }),
    { numRuns: 200, maxSkipsPerRun: 500 },
  );
});

test('a policy covers itself and overlaps itself', () => {
  fc.assert(
    fc.property(flatPolicy, singleValued, (policy, message) => {
      if (!filterPolicy.matches(policy, 'attributes', message)) return;
      expect(filterPolicy.overlap(policy, policy, 'attributes')).toBe(true);
    }),
    RUNS,
  );
});

test('what matches two policies shows that they overlap', () => {
  fc.assert(
    fc.property(flatPolicy, flatPolicy, singleValued, (one, other, message) => {
      const both = [one, other].every((policy) => filterPolicy.matches(policy, 'attributes', message));
      if (both) expect(filterPolicy.overlap(one, other, 'attributes')).toBe(true);
    }),
    RUNS,
  );
});

test('every policy can be told in words', () => {
  fc.assert(
    fc.property(nestedPolicy, (policy) => {
      expect(filterPolicy.describe(policy, 'body')).toMatch(/ is /);
    }),
  );
});
