import { fieldsOf } from './limits';
import type { Clause, Field, Policy, Scope } from './policy';

const LONGEST_NAME = 256;

/**
 * Whether SNS takes a message attribute of that name.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-message-attributes.html
 */
function canBeAttribute(name: string): boolean {
  return /^[\w-]+(\.[\w-]+)*$/.test(name) && !/^(aws|amazon)\./i.test(name) && name.length <= LONGEST_NAME;
}

function canHold({ name, conditions }: Field): boolean {
  if (canBeAttribute(name)) return true;
  return conditions.some(({ condition }) => condition.kind === 'exists' && !condition.expected);
}

function canMatch(clauses: readonly Clause[]): boolean {
  return clauses.every((clause) =>
    clause.kind === 'field' ? canHold(clause) : clause.branches.some(canMatch),
  );
}

/** Whether no message can match. In a body every key and every value can occur, in attributes not every name. */
export function isImpossible({ clauses }: Policy, scope: Scope): boolean {
  return scope === 'attributes' && !canMatch(clauses);
}

/** The fields that no message can have. */
export function impossibleFields({ clauses }: Policy, scope: Scope): Field[] {
  return scope === 'attributes' ? fieldsOf(clauses).filter((field) => !canHold(field)) : [];
}
