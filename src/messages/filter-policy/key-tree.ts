interface Node<T> {
  /** What looks at the key that ends here. */
  readonly here: T[];
  readonly below: Map<string, Node<T>>;
}

/**
 * The keys that a policy looks at, level by level. `a.b` and `b` below `a` are one key, in policy and message alike.
 */
export interface KeyTree<T> {
  readonly here: readonly T[];
  readonly below: ReadonlyMap<string, KeyTree<T>>;
}

/** The tree of all names, each with the items of that name. */
export function keyTree<T extends { readonly name: string }>(items: Iterable<T>): KeyTree<T> {
  const root: Node<T> = { here: [], below: new Map() };
  for (const item of items) {
    let node = root;
    for (const step of item.name.split('.')) {
      const next: Node<T> = node.below.get(step) ?? { here: [], below: new Map() };
      node.below.set(step, next);
      node = next;
    }
    node.here.push(item);
  }
  return root;
}

/** Where a key of a message leads; `undefined` if nothing looks there. */
export function stepInto<T>(tree: KeyTree<T>, key: string): KeyTree<T> | undefined {
  if (!key.includes('.')) return tree.below.get(key);
  let found: KeyTree<T> | undefined = tree;
  for (const step of key.split('.')) found = found?.below.get(step);
  return found;
}
