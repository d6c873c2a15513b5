import { byteLength } from '#base/util/text';
import type { Clause, Field, Policy, TextCondition } from './policy';
import { refused, type Problem } from './problem';

/** https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html */
export const FILTER_LIMITS = {
  keys: 5,
  combinations: 150,
  /** Bytes of the JSON text. */
  size: 256 * 1024,
  wildcardsPerPattern: 3,
  wildcardPoints: 100,
} as const;

/** A level counts as a factor of the combinations, so that nothing deeper can be within them. */
export const DEEPEST = FILTER_LIMITS.combinations;

export const COMPLEX = 'Filter policy is too complex';

/** Every list of a policy, in whatever branch. */
export function fieldsOf(clauses: readonly Clause[]): Field[] {
  return clauses.flatMap((clause) =>
    clause.kind === 'field' ? [clause] : clause.branches.flatMap((branch) => fieldsOf(branch)),
  );
}

/** The values of each key times its level, multiplied; the branches of a choice are added. */
export function combinations(clauses: readonly Clause[]): number {
  return clauses.reduce((product, clause) => {
    if (clause.kind === 'field') return product * clause.conditions.length * clause.level;
    return product * clause.branches.reduce((sum, branch) => sum + combinations(branch), 0);
  }, 1);
}

/** The most keys that must hold at once; how SNS counts the branches of `$or` is not documented. */
function mostKeys(clauses: readonly Clause[]): number {
  return clauses.reduce((sum, clause) => {
    if (clause.kind === 'field') return sum + 1;
    return sum + Math.max(...clause.branches.map(mostKeys));
  }, 0);
}

function wildcards(condition: TextCondition): number {
  return condition.kind === 'wildcard' ? condition.pieces.length - 1 : 0;
}

interface Pattern {
  readonly wildcards: number;
  readonly points: number;
}

/** `prefix`, `suffix` or `wildcard` behind `anything-but`; whole texts are compared without a pattern. */
function isPattern(condition: TextCondition): boolean {
  return condition.kind === 'wildcard' || condition.part !== 'whole';
}

/**
 * One `*` is a point, several are three points each. A pattern behind `anything-but` is one point, with a `*` or not,
 * where another pattern of the field has one. What AWS counts in a field without any `*` is not documented: nothing
 * here.
 */
function patternsOf({ conditions }: Field, withoutWildcard = false): Pattern[] {
  const patterns = conditions.flatMap(({ condition }) => {
    if (condition.kind === 'anything-but-text') {
      const most = Math.max(...condition.tests.map(wildcards));
      return condition.tests.some(isPattern) ? [{ wildcards: most, points: 1 }] : [];
    }
    const count = condition.kind === 'wildcard' ? wildcards(condition) : 0;
    return count > 0 ? [{ wildcards: count, points: count === 1 ? 1 : 3 * count }] : [];
  });
  return patterns.some((pattern) => pattern.wildcards > 0) || withoutWildcard ? patterns : [];
}

/** The complexity of a field; `withoutWildcard` counts patterns also where none has a `*`. */
export function pointsOf(field: Field, withoutWildcard = false): number {
  const patterns = patternsOf(field, withoutWildcard);
  return patterns.length * patterns.reduce((sum, { points }) => sum + points, 0);
}

function limit(reason: string, path: Problem['path'], help: string): Problem {
  return { kind: 'limit', reason, path, help };
}

function wildcardProblems(fields: readonly Field[]): Problem[] {
  const { wildcardsPerPattern, wildcardPoints: most } = FILTER_LIMITS;
  const problems = fields.flatMap((field) => {
    const worst = Math.max(0, ...patternsOf(field).map((pattern) => pattern.wildcards));
    if (worst <= wildcardsPerPattern) return [];
    const reason = `a pattern of \`${field.name}\` has ${worst} wildcards, but SNS takes at most ${wildcardsPerPattern}`;
    return [limit(reason, field.path, 'use fewer `*`')];
  });
  const points = fields.reduce((sum, field) => sum + pointsOf(field), 0);
  if (points <= most) return problems;
  const reason = `the wildcards of the policy have a complexity of ${points}, but SNS takes at most ${most}`;
  return [...problems, limit(reason, [], 'use fewer patterns, or fewer `*` in each')];
}

/** What makes a policy larger than SNS takes. */
export function limitProblems({ clauses }: Policy, written: unknown): Problem[] {
  const { keys, combinations: most, size } = FILTER_LIMITS;
  const problems: Problem[] = [];
  const topKeys = Object.keys(written as object).length;
  const atOnce = Math.max(topKeys, mostKeys(clauses));
  if (atOnce > keys) {
    const help = `it has ${atOnce}; filter by fewer keys, or by one that tells the same`;
    problems.push({
      ...refused(`Filter policy can not have more than ${keys} keys`, [], help),
      kind: 'limit',
    });
  }
  const found = combinations(clauses);
  if (found > most) {
    const help = `the values of its keys, times the level of each, make ${found} combinations; SNS takes ${most}`;
    problems.push({ ...refused(COMPLEX, [], help), kind: 'limit' });
  }
  const bytes = byteLength(JSON.stringify(written));
  if (bytes > size) {
    problems.push(
      limit(`the policy has ${bytes} bytes, but SNS takes at most ${size}`, [], 'list fewer values'),
    );
  }
  return [...problems, ...wildcardProblems(fieldsOf(clauses))];
}
