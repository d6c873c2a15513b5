import type { Alternative } from './alternatives';
import { alternativesOf } from './alternatives';
import type { Field, Policy } from './policy';
import { areDisjoint, covers } from './relate';

function fieldCovers(outer: Field, inner: Field | undefined): boolean {
  if (!inner) return false;
  return inner.conditions.every(({ condition: narrow }) =>
    outer.conditions.some(({ condition: wide }) => covers(wide, narrow)),
  );
}

function alternativeCovers(outer: Alternative, inner: Alternative): boolean {
  return outer.every((field) =>
    fieldCovers(
      field,
      inner.find(({ name }) => name === field.name),
    ),
  );
}

/**
 * Whether every message that matches `inner` also matches `outer`, both of the same scope. `true` is certain, `false`
 * may mean that it is not known.
 */
export function policyCovers(outer: Policy, inner: Policy): boolean {
  if (outer.clauses.length === 0) return true;
  if (inner.clauses.length === 0) return false;
  const wide = alternativesOf(outer);
  return alternativesOf(inner).every((narrow) => wide.some((each) => alternativeCovers(each, narrow)));
}

function fieldsMeet(one: Field, other: Field): boolean {
  return one.conditions.some(({ condition: mine }) =>
    other.conditions.some(({ condition: theirs }) => !areDisjoint(mine, theirs)),
  );
}

function alternativesMeet(one: Alternative, other: Alternative): boolean {
  return one.every((field) => {
    const same = other.find(({ name }) => name === field.name);
    return !same || fieldsMeet(field, same);
  });
}

/**
 * Whether a message with one value for each key may match both policies of one scope. `false` is certain. (A list may
 * have a value for each of them, so that there nearly everything overlaps.)
 */
export function policiesOverlap(one: Policy, other: Policy): boolean {
  if (one.clauses.length === 0 || other.clauses.length === 0) return true;
  const others = alternativesOf(other);
  return alternativesOf(one).some((mine) => others.some((theirs) => alternativesMeet(mine, theirs)));
}
