import { isMap } from '#base/util/json';
import { formatArn, type Arn } from '#base/aws/arns';
import { UNKNOWN_ACCOUNT } from '#model/kinds/shown';

/** Data as a flat list: each value by the path of keys that leads to it. */
export type Leaves = ReadonlyMap<string, string>;

/** Writes a reference as an id; undefined for what is no reference. */
export type IdOf = (value: object) => string | undefined;

type Tree = string | number | boolean | null | Tree[] | Branch;

interface Branch {
  [key: string]: Tree;
}

const ARN_PARTS = ['account', 'partition', 'region', 'resource', 'service'].join();

function isArn(value: object): value is Arn {
  return Object.keys(value).sort().join() === ARN_PARTS;
}

/** Plain data: references are ids, ARNs are text, what is not set is absent. */
function plain(value: unknown, idOf: IdOf): Tree | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'object' || value === null) return value as Tree;
  if (value instanceof Map) return plain(Object.fromEntries(value), idOf);
  const id = idOf(value);
  if (id !== undefined) return id;
  if (Array.isArray(value)) return (value as unknown[]).map((item) => plain(item, idOf) ?? null);
  if (isArn(value)) return formatArn(value, UNKNOWN_ACCOUNT);
  const entries = Object.entries(value).map(([key, item]) => [key, plain(item, idOf)] as const);
  return Object.fromEntries(entries.filter((entry): entry is [string, Tree] => entry[1] !== undefined));
}

/** A key with a dot in it must not look like two keys. */
function step(key: string): string {
  return /^[\w@:/-]+$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}

/** A list of maps that each have a name of their own; what comes between others then moves none of them. */
function namesIn(list: readonly Branch[]): string[] | undefined {
  const names = list.map(({ name }) => name);
  const areNames = names.every((name): name is string => typeof name === 'string');
  return areNames && new Set(names).size === names.length ? names : undefined;
}

type Listing = Generator<readonly [path: string, json: string], void, void>;

function* listLeaves(list: readonly Tree[], path: string): Listing {
  const isOfMaps = list.length > 0 && list.every((item): item is Branch => isMap(item));
  if (!isOfMaps) return yield [path, JSON.stringify(list)];
  const names = namesIn(list);
  if (names) yield [path, JSON.stringify(names)];
  for (const [index, item] of list.entries()) {
    if (!names) yield* leaves(item, `${path}[${index}]`);
    else {
      const { name: _, ...rest } = item;
      yield* leaves(rest, path + step(names[index]!));
    }
  }
}

function* leaves(value: Tree, path: string): Listing {
  if (Array.isArray(value)) return yield* listLeaves(value, path);
  if (!isMap(value)) return yield [path, JSON.stringify(value)];
  const keys = Object.keys(value).sort();
  if (keys.length === 0) yield [path, '{}'];
  for (const key of keys) yield* leaves(value[key]!, path + step(key));
}

/** Every value of the data, in JSON, by its path: `.scaling.min`. An empty map or list is a value too. */
export function leavesOf(value: object, idOf: IdOf): Leaves {
  return new Map(leaves(plain(value, idOf)!, ''));
}

function isBelow(path: string, key: string): boolean {
  return path.startsWith(key) && /^[.[]/.test(path.slice(key.length));
}

function inOrder(json: string): string | undefined {
  const value = JSON.parse(json) as unknown;
  return Array.isArray(value) ? (value as unknown[]).map(String).sort().join() : undefined;
}

/** Whether both are lists of the same names, in another order. */
function isReordered(before: string | undefined, after: string | undefined): boolean {
  if (before === undefined || after === undefined) return false;
  const old = inOrder(before);
  return old !== undefined && old === inOrder(after);
}

/**
 * The paths whose values are not the same. That a map was empty, or which names a list had, is no difference of its own
 * where the difference is told by what is in it.
 */
export function differences(before: Leaves, after: Leaves): string[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])].filter(
    (path) => before.get(path) !== after.get(path),
  );
  const isToldBelow = (path: string) => paths.some((other) => isBelow(other, path));
  return paths.filter((path) => isReordered(before.get(path), after.get(path)) || !isToldBelow(path));
}
