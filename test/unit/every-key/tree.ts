/** A topology file as plain data. */
export type FileTree = { readonly [key: string]: unknown };

/** Stands for a key that is not there. */
export const ABSENT = Symbol('absent');

export type Step = string | number;

type Container = Record<Step, unknown>;

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}

/** The file with another value at a path; what is missing on the way is made. */
export function withValue(file: FileTree, [...path]: readonly Step[], value: unknown): FileTree {
  const copy: Container = structuredClone(file);
  const last = path.pop()!;
  let at = copy;
  for (const [index, step] of path.entries()) {
    const next = path[index + 1] ?? last;
    const isFit = isContainer(at[step]) && Array.isArray(at[step]) === (typeof next === 'number');
    if (!isFit) at[step] = typeof next === 'number' ? [] : {};
    at = at[step] as Container;
  }
  if (value === ABSENT) Reflect.deleteProperty(at, last);
  else at[last] = value;
  return copy;
}

/** Maps are merged, everything else is replaced; `null` takes away. */
export function merged(file: FileTree, other: FileTree): FileTree {
  const isMap = (value: unknown): value is FileTree => isContainer(value) && !Array.isArray(value);
  const entries = Object.entries(other).map(([key, value]) => {
    const own = file[key];
    return [key, isMap(own) && isMap(value) ? merged(own, value) : value];
  });
  const all = { ...file, ...(Object.fromEntries(entries) as FileTree) };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
}

/** The value at a path, if there is one. */
export function valueOf(file: unknown, path: readonly Step[]): unknown {
  return path.reduce<unknown>((value, step) => (isContainer(value) ? value[step] : undefined), file);
}
