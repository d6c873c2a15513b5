/**
 * What a collection holds for a key, in its order. Each collection is gone through once, at the first question, so it must
 * be complete by then: to go through it for each key takes minutes where there are thousands of both.
 */
export function lookup<C extends object, K, V>(
  entriesOf: (collection: C) => Iterable<readonly [key: K, value: V]>,
): (collection: C, key: K) => readonly V[] {
  const known = new WeakMap<C, ReadonlyMap<K, readonly V[]>>();
  const read = (collection: C): ReadonlyMap<K, readonly V[]> => {
    const byKey = new Map<K, V[]>();
    for (const [key, value] of entriesOf(collection)) {
      const values = byKey.get(key);
      if (values) values.push(value);
      else byKey.set(key, [value]);
    }
    known.set(collection, byKey);
    return byKey;
  };
  return (collection, key) => (known.get(collection) ?? read(collection)).get(key) ?? [];
}
