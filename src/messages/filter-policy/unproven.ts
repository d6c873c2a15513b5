import type { UnprovenId } from '#base/aws/facts';
import { FILTER_LIMITS, fieldsOf, pointsOf } from './limits';
import type { Condition, Field, Policy, TextCondition } from './policy';

function texts(condition: Condition): readonly TextCondition[] {
  if (condition.kind === 'anything-but-text') return condition.tests;
  return condition.kind === 'text' || condition.kind === 'wildcard' ? [condition] : [];
}

/** Characters such as `ß`, of which a change of case and back is not the same. */
function foldsOddly(text: string): boolean {
  return Array.from(text).some((character) => {
    const lower = character.toLowerCase();
    const upper = character.toUpperCase();
    return upper.toLowerCase() !== lower || upper.length !== lower.length;
  });
}

function isFolded({ conditions }: Field): boolean {
  return conditions
    .flatMap(({ condition }) => texts(condition))
    .some((test) => test.kind === 'text' && test.ignoreCase && foldsOddly(test.text));
}

/**
 * Facts that no page of AWS settles, and on which it rests whether SNS takes a policy that we take, or what the policy
 * lets through.
 */
export function unprovenOf({ clauses }: Policy): UnprovenId[] {
  const fields = fieldsOf(clauses);
  const most = fields.reduce((sum, field) => sum + pointsOf(field, true), 0);
  const facts: readonly (readonly [UnprovenId, boolean])[] = [
    ['filter-or-keys', fields.length > FILTER_LIMITS.keys],
    ['filter-anything-but-points', most > FILTER_LIMITS.wildcardPoints],
    ['filter-case-folding', fields.some(isFolded)],
  ];
  return facts.flatMap(([fact, isSo]) => (isSo ? [fact] : []));
}
