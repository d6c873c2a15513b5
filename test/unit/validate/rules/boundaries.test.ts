import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES } from '#validate/rules/index';
import { beyondAccountQuota } from '#validate/rules/beyond-account-quota';
import { ROOT } from '#test/support/msgtopo';
import { BOUNDARIES } from './boundaries';
import { messagesOf } from './findings-of';

test.each(BOUNDARIES.map((one) => [one.rule, one.what, one] as const))(
  '%s: %s',
  (rule, _, { at, beyond }) => {
    expect(messagesOf(rule, at)).toEqual([]);
    expect(messagesOf(rule, beyond)).not.toEqual([]);
  },
);

/** `a < b`, but not with zero: something there is, or there is nothing. */
const COMPARISON = / (<|<=|>|>=) (?!0\b)[\w(]/;

test('every rule that compares has its boundary here', () => {
  const comparing = RULES.map(({ id }) => id).filter((id) =>
    COMPARISON.test(readFileSync(join(ROOT, `src/validate/rules/${id}.ts`), 'utf8')),
  );
  expect(comparing.length).toBeGreaterThan(25);
  const known = new Set([...BOUNDARIES.map(({ rule }) => rule), beyondAccountQuota.id]);
  expect(comparing.filter((id) => !known.has(id))).toEqual([]);
});
