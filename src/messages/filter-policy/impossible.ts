import { snsAttributeNameRefusal } from '#base/aws/attribute-name';
import { fieldsOf } from './limits';
import type { Clause, Field, Policy, Scope } from './policy';

/** Whether there can be something of that name in what a policy is held against. */
export type CanBe = (name: string) => boolean;

/**
 * Whether SNS takes a message attribute of that name.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-message-attributes.html
 */
const canBeAttribute: CanBe = (name) => snsAttributeNameRefusal(name) === undefined;

/** In a body every key can occur, in attributes not every name. */
const CAN_BE: Readonly<Record<Scope, CanBe>> = { attributes: canBeAttribute, body: () => true };

function canHold({ name, conditions }: Field, canBe: CanBe): boolean {
  if (canBe(name)) return true;
  return conditions.some(({ condition }) => condition.kind === 'exists' && !condition.expected);
}

function canMatch(clauses: readonly Clause[], canBe: CanBe): boolean {
  return clauses.every((clause) =>
    clause.kind === 'field'
      ? canHold(clause, canBe)
      : clause.branches.some((branch) => canMatch(branch, canBe)),
  );
}

/** The fields that cannot be there and because of which nothing can match; none if something can. */
export function missingFields({ clauses }: Policy, canBe: CanBe): Field[] {
  if (canMatch(clauses, canBe)) return [];
  return fieldsOf(clauses).filter((field) => !canHold(field, canBe));
}

/** The same for the filter policy of a subscription. */
export function impossibleFields(policy: Policy, scope: Scope): Field[] {
  return missingFields(policy, CAN_BE[scope]);
}
