import type { FieldTest } from './field-test';
import { stepInto, type KeyTree } from './key-tree';
import type { JsonMap } from './message';
import type { Value } from './policy';

/*
 * Fields that lie within one list must hold in one and the same element of it: `{ a: 1 }` and `{ b: 2 }` side by side
 * are no `{ a: 1, b: 2 }`. Each value gives the sets of fields that can hold in it at once; a set is a number with
 * one bit for each field of the alternative.
 */
type FieldSet = number;

/** Only sets that are no part of another: with at most five fields, ten at the most. */
function largest(sets: readonly FieldSet[]): readonly FieldSet[] {
  if (sets.length === 1) return sets;
  const unique = [...new Set(sets)];
  return unique.filter((set) => !unique.some((other) => other !== set && (other | set) === other));
}

function holdsNothing(sets: readonly FieldSet[]): boolean {
  return sets.length === 1 && sets[0] === 0;
}

function eachWithEach(some: readonly FieldSet[], others: readonly FieldSet[]): readonly FieldSet[] {
  if (holdsNothing(some)) return others;
  if (holdsNothing(others)) return some;
  return largest(some.flatMap((set) => others.map((other) => set | other)));
}

type Tree = KeyTree<FieldTest>;

function setOf(value: Value, tree: Tree, tests: readonly FieldTest[]): FieldSet {
  let set = 0;
  for (const test of tree.here) {
    const index = tests.indexOf(test);
    if (index >= 0 && test.accepts(value)) set |= 1 << index;
  }
  return set;
}

/** Plain elements belong to no place in the list; of maps and lists in it, one is chosen. */
function setsInList(list: readonly unknown[], tree: Tree, tests: readonly FieldTest[]): readonly FieldSet[] {
  let plain = 0;
  const choices: FieldSet[] = [];
  for (const element of list) {
    if (typeof element === 'object' && element !== null) choices.push(...setsIn(element, tree, tests));
    else plain |= setOf(element as Value, tree, tests);
  }
  return choices.length === 0 ? [plain] : eachWithEach([plain], largest(choices));
}

function setsIn(value: unknown, tree: Tree, tests: readonly FieldTest[]): readonly FieldSet[] {
  if (Array.isArray(value)) return setsInList(value, tree, tests);
  if (typeof value !== 'object' || value === null) return [setOf(value as Value, tree, tests)];
  const map = value as JsonMap;
  let sets: readonly FieldSet[] = [0];
  for (const key in map) {
    const below = stepInto(tree, key);
    if (below) sets = eachWithEach(sets, setsIn(map[key], below, tests));
  }
  return sets;
}

/** Whether all of the tests can hold at once in `body`. */
export function holdTogether(body: JsonMap, tree: Tree, tests: readonly FieldTest[]): boolean {
  const all = (1 << tests.length) - 1;
  return setsIn(body, tree, tests).includes(all);
}
