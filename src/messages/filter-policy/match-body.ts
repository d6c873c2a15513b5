import { holdTogether } from './consistent';
import type { FieldTest } from './field-test';
import { stepInto, type KeyTree } from './key-tree';
import type { JsonMap } from './message';
import type { Value } from './policy';

/** As deep as the JSON parser of AWS goes; anything deeper is no JSON to it. */
const DEEPEST = 1000;

/** What one walk through a body finds, place by place. */
export interface Found {
  /** Each once. There are a few of each at most, which a list finds faster than a set. */
  readonly held: FieldTest[];
  readonly present: string[];
  /** A list with maps or lists in it was passed, so that fields may have held in different elements. */
  hasElements: boolean;
  isTooDeep: boolean;
}

type Tree = KeyTree<FieldTest>;

function visitValue(value: Value, tree: Tree, found: Found): void {
  for (const test of tree.here) {
    if (!found.present.includes(test.name)) found.present.push(test.name);
    if (!found.held.includes(test) && test.accepts(value)) found.held.push(test);
  }
}

function visit(value: unknown, tree: Tree, found: Found, depth: number): void {
  if (typeof value !== 'object' || value === null) return visitValue(value as Value, tree, found);
  if (depth > DEEPEST) {
    found.isTooDeep = true;
    return;
  }
  if (Array.isArray(value)) {
    for (const element of value as readonly unknown[]) {
      if (typeof element === 'object' && element !== null) found.hasElements = true;
      visit(element, tree, found, depth + 1);
    }
    return;
  }
  const map = value as JsonMap;
  for (const key in map) {
    const below = stepInto(tree, key);
    if (below) visit(map[key], below, found, depth + 1);
  }
}

export function search(body: JsonMap, tree: Tree): Found {
  const found: Found = { held: [], present: [], hasElements: false, isTooDeep: false };
  visit(body, tree, found, 1);
  return found;
}

/** Whether a field holds somewhere in the body, or is absent from all of it where it may be. */
export function holdsIn(found: Found, test: FieldTest): boolean {
  return found.held.includes(test) || (test.absent && !found.present.includes(test.name));
}

export function matchesBody(
  alternatives: readonly (readonly FieldTest[])[],
  tree: Tree,
  body: JsonMap,
): boolean {
  const found = search(body, tree);
  if (found.isTooDeep) return false;
  return alternatives.some((tests) => {
    if (!tests.every((test) => holdsIn(found, test))) return false;
    return (
      !found.hasElements ||
      holdTogether(
        body,
        tree,
        tests.filter((test) => found.held.includes(test)),
      )
    );
  });
}
