/** Where something stands in the topology as composed: `['queues', 'billing', 'retention']`. */
export type Path = readonly (string | number)[];

export function child(path: Path, ...segments: Path): Path {
  return [...path, ...segments];
}

/** `queues.billing.retention`, `subscriptions[2].topic`: as people write it. */
export function formatPath(path: Path): string {
  let text = '';
  for (const segment of path) {
    if (typeof segment === 'number') text += `[${segment}]`;
    else text += text === '' ? segment : `.${segment}`;
  }
  return text;
}

/** The value that stands at `path` in plain data, or `undefined`. */
export function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const segment of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, segment)) return undefined;
    value = (value as Record<string | number, unknown>)[segment];
  }
  return value;
}
