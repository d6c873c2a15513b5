import type { Clause, Field, Policy } from './policy';

/** One way to be matched: all of its fields must hold. Its fields have different names. */
export type Alternative = readonly Field[];

/** SNS takes policies of at most 150 combinations; what is far beyond is not worth its memory. */
const MOST_ALTERNATIVES = 1000;

/** SNS takes five; sets of them are handled as numbers, in time that grows with the number of sets. */
const MOST_KEYS = 16;

const TOO_COMPLEX = 'the filter policy is too complex';

function count(clauses: readonly Clause[]): number {
  return clauses.reduce((product, clause) => {
    if (clause.kind === 'field') return product;
    return product * clause.branches.reduce((sum, branch) => sum + count(branch), 0);
  }, 1);
}

type Fields = ReadonlyMap<string, Field>;

/** A key that is written twice means what was written last, as in event-ruler. */
function extend(before: readonly Fields[], clauses: readonly Clause[]): readonly Fields[] {
  return clauses.reduce<readonly Fields[]>((found, clause) => {
    if (clause.kind === 'field') return found.map((fields) => new Map(fields).set(clause.name, clause));
    return clause.branches.flatMap((branch) => extend(found, branch));
  }, before);
}

/**
 * A policy without `$or`: the ways to be matched, of which one is enough.
 * @throws RangeError if they are many more than SNS takes.
 */
export function alternativesOf({ clauses }: Policy): Alternative[] {
  if (count(clauses) > MOST_ALTERNATIVES) {
    throw new RangeError(`${TOO_COMPLEX}: its \`$or\` has more than ${MOST_ALTERNATIVES} combinations`);
  }
  const alternatives = extend([new Map()], clauses).map((fields) => [...fields.values()]);
  if (alternatives.some((fields) => fields.length > MOST_KEYS)) {
    throw new RangeError(`${TOO_COMPLEX}: more than ${MOST_KEYS} keys must hold at once`);
  }
  return alternatives;
}
