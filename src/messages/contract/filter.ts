import { fieldsOf as fieldsOfPolicy } from '../filter-policy/limits';
import type { Field, PlacedCondition, Policy, Scope } from '../filter-policy/policy';
import type { JsonObject } from '#base/util/json';
import { fieldOf } from './field';
import { fieldsOf, isRequired } from './listing';
import { mayHold } from './possible';
import type { Range } from './range';

/** A field of a filter that no message has, as its contract says. */
export interface UnknownField {
  readonly field: Field;
  /** The names that messages have there. */
  readonly known: readonly string[];
}

/** A condition that no value meets which the contract allows. */
export interface Unmet {
  readonly field: Field;
  readonly placed: PlacedCondition;
  /** What the contract allows; empty for a map, which only has fields. */
  readonly ranges: readonly Range[];
  /** Whether it asks for the absence of what is always there. */
  readonly isAlwaysThere: boolean;
}

/** Attributes have no parts: a full stop in a name is one. */
export function namesOf({ name }: Field, scope: Scope): readonly string[] {
  return scope === 'body' ? name.split('.') : [name];
}

export function unknownFields(schema: JsonObject, policy: Policy, scope: Scope): UnknownField[] {
  const unknown = fieldsOfPolicy(policy.clauses).filter(
    (field) => fieldOf(schema, namesOf(field, scope)) === 'absent',
  );
  if (unknown.length === 0) return [];
  const known = fieldsOf(schema).map(({ name }) => name);
  return unknown.map((field) => ({ field, known }));
}

export function unmetConditions(schema: JsonObject, policy: Policy, scope: Scope): Unmet[] {
  return fieldsOfPolicy(policy.clauses).flatMap((field) => {
    const found = fieldOf(schema, namesOf(field, scope));
    if (typeof found === 'string') return [];
    return field.conditions.flatMap((placed) => {
      const { condition } = placed;
      const asksForAbsence = condition.kind === 'exists' && !condition.expected;
      const isAlwaysThere = asksForAbsence && isRequired(schema, field.name);
      const isUnmet = asksForAbsence ? isAlwaysThere : !mayHold(condition, found);
      return isUnmet ? [{ field, placed, ranges: found, isAlwaysThere }] : [];
    });
  });
}
