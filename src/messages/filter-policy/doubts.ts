import type { Path } from '#base/diagnostics/path';
import { fieldsOf } from './limits';
import type { Condition, Policy } from './policy';
import type { Problem } from './problem';

/** https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html */
const NUMBERS = { most: 1e9, decimals: 5 } as const;

function numbersOf(condition: Condition): number[] {
  switch (condition.kind) {
    case 'equals':
      return typeof condition.value === 'number' ? [condition.value] : [];
    case 'numeric':
      return [condition.low, condition.high].flatMap((bound) => (bound ? [bound.value] : []));
    case 'anything-but':
      return condition.values.filter((value) => typeof value === 'number');
    default:
      return [];
  }
}

function doubtAbout(value: number): string | undefined {
  if (Math.abs(value) > NUMBERS.most)
    return `the number ${value} is outside of -1e9 to 1e9, what SNS compares`;
  const rounded = Number(value.toFixed(NUMBERS.decimals));
  if (rounded === value) return undefined;
  return `the number ${value} has more than the ${NUMBERS.decimals} decimal places that SNS compares`;
}

function doubtsOf(condition: Condition, path: Path): Problem[] {
  return numbersOf(condition).flatMap((value): Problem[] => {
    const reason = doubtAbout(value);
    const help = 'round it, or publish it as text and compare that';
    return reason === undefined ? [] : [{ kind: 'doubtful', reason, path, help }];
  });
}

/** Numbers that SNS takes, and compares in a way that nobody has written down. */
export function numberDoubts({ clauses }: Policy): Problem[] {
  return fieldsOf(clauses).flatMap(({ conditions }) =>
    conditions.flatMap(({ condition, path }) => doubtsOf(condition, path)),
  );
}
