import type { Condition, NumericCondition } from '../filter-policy/policy';
import { testOf } from '../filter-policy/test-of';
import { mayMeet } from './edges';
import { common, countable, hasValue, type Range } from './range';

function overlaps(range: Range, { low, high }: NumericCondition): boolean {
  if (!range.types.has('integer') && !range.types.has('fraction')) return false;
  const { low: least, high: most } = common(range, { ...range, low, high });
  if (!least || !most) return true;
  return least.value === most.value ? least.inclusive && most.inclusive : least.value < most.value;
}

/** Whether a value of the range may meet the condition. */
function isPossible(condition: Condition, range: Range): boolean {
  if (condition.kind === 'exists') return true;
  const values = countable(range);
  if (values) return values.some(testOf(condition));
  switch (condition.kind) {
    case 'equals':
      return hasValue(range, condition.value);
    case 'numeric':
      return overlaps(range, condition);
    case 'text':
    case 'wildcard':
    case 'cidr':
      return range.types.has('string') && range.patterns.every((pattern) => mayMeet(pattern, condition));
    case 'anything-but':
    case 'anything-but-text':
      return range.types.size > 0;
  }
}

/** Whether a condition may hold of a field whose values lie in one of the ranges. */
export function mayHold(condition: Condition, ranges: readonly Range[]): boolean {
  return ranges.some((range) => isPossible(condition, range));
}
