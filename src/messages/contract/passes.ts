import { fieldsOf as fieldsOfPolicy } from '../filter-policy/limits';
import type { Clause, Field, Policy, Scope } from '../filter-policy/policy';
import type { JsonObject } from '#base/util/json';
import { fieldOf } from './field';
import { namesOf } from './filter';
import { isRequired } from './listing';
import { mayHold } from './possible';

function canHold(schema: JsonObject, field: Field, scope: Scope): boolean {
  const found = fieldOf(schema, namesOf(field, scope));
  return field.conditions.some(({ condition }) => {
    if (condition.kind === 'exists' && !condition.expected) return !isRequired(schema, field.name);
    if (found === 'absent') return false;
    return typeof found === 'string' || mayHold(condition, found);
  });
}

function canPass(schema: JsonObject, clauses: readonly Clause[], scope: Scope): boolean {
  return clauses.every((clause) =>
    clause.kind === 'field'
      ? canHold(schema, clause, scope)
      : clause.branches.some((branch) => canPass(schema, branch, scope)),
  );
}

/** The fields because of which no message that the schema describes passes a policy; none if one may pass. */
export function blockingFields(schema: JsonObject, { clauses }: Policy, scope: Scope): Field[] {
  if (canPass(schema, clauses, scope)) return [];
  return fieldsOfPolicy(clauses).filter((field) => !canHold(schema, field, scope));
}
