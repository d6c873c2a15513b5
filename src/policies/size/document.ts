import { byteLength } from '#base/util/text';

/*
 * How large the policies are that a topology makes, without making them: rules know nothing of Terraform. Of each
 * statement it is known what is always in it and which lists are; tests hold the sums against what is written.
 */

export interface StatementSize {
  /** Bytes of everything but the lists. */
  readonly frame: number;
  readonly lists: readonly (readonly string[])[];
}

/** One value stands alone, several in brackets. */
export function listSize(values: readonly string[]): number {
  const unique = [...new Set(values)];
  const quoted = unique.reduce((sum, value) => sum + byteLength(value) + 2, unique.length - 1);
  return unique.length > 1 ? quoted + 2 : quoted;
}

const DOCUMENT = byteLength('{"Version":"2012-10-17","Statement":[]}');

/** Bytes of a policy with these statements, as AWS counts them. */
export function documentSize(statements: readonly StatementSize[]): number {
  return statements.reduce(
    (sum, { frame, lists }) => sum + frame + lists.reduce((all, list) => all + listSize(list), 0),
    DOCUMENT + statements.length - 1,
  );
}
