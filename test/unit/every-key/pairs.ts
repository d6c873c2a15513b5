import { baseFor, ELEMENTS, yaml } from './base';
import type { Leaf, SchemaNode } from './leaves';
import { CONTEXT } from './contexts';
import { SAMPLES, VALUES } from './values';
import { ABSENT, merged, type FileTree, type Step } from './tree';

/** Two values for one place in a topology. */
export interface Trial {
  readonly file: FileTree;
  readonly path: readonly Step[];
  readonly values: readonly [unknown, unknown];
}

const isFilled = (values: readonly unknown[] | undefined) => (values?.length ?? 0) >= 2;

/** What can only be taken away is there and is not. */
export function isRemoval({ options }: Leaf): boolean {
  return options.every(({ type }) => type === 'null');
}

/** What can only be one thing, and is always there. */
export function isFixed({ key, options }: Leaf): boolean {
  return options.length === 1 && typeof options[0]!.const === 'number' && !key.includes('.');
}

function pairOf({ type, enum: members, const: only, minimum = 1, maximum, pattern }: SchemaNode) {
  if (isFilled(members)) return [members![0], members![1]];
  if (only !== undefined) return only === false ? [ABSENT, false] : undefined;
  if (pattern !== undefined) return SAMPLES.filter((text) => new RegExp(pattern, 'u').test(text));
  switch (type) {
    case 'boolean':
      return [false, true];
    case 'integer':
    case 'number': {
      const high = Math.min(2 * minimum + 1, maximum ?? Infinity);
      return minimum < high ? [minimum, high] : undefined;
    }
    case 'string':
      return ['one', 'two'];
    default:
      return type === undefined || Array.isArray(type) ? ['one', 'two'] : undefined;
  }
}

/** The first way in which two values can be told apart. */
function fromSchema(leaf: Leaf): readonly unknown[] | undefined {
  return isRemoval(leaf) ? [ABSENT, null] : leaf.options.map(pairOf).find(isFilled);
}

/** The names and places in a topology for those that a key leaves open. */
function placeIn(file: FileTree, key: string): Step[] {
  let at: unknown = file;
  return key
    .replace(/<[\w-]+>/g, '')
    .split('.')
    .map((step) => {
      const names = typeof at === 'object' && at !== null ? Object.keys(at) : [];
      // The element that is tried comes after those beside it.
      const found =
        step === '[]' ? 0 : step === '*' ? (names.includes('one') ? 'one' : (names[0] ?? 'one')) : step;
      at = (at as FileTree | undefined)?.[found];
      return found;
    });
}

function kindPair(key: string): readonly unknown[] | undefined {
  const [, section, kind] = /^(consumers|stores|publishers)\.\*<([\w-]+)>\.type$/.exec(key) ?? [];
  const [, backend] = /\.backend<(\w+)>\.type$/.exec(key) ?? [];
  const elements = ELEMENTS[section ?? (backend === undefined ? '' : 'backend')];
  if (!elements) return undefined;
  const own = kind ?? backend!;
  const other = Object.keys(elements).find((name) => name !== own)!;
  return [elements[own], elements[other]];
}

function isWithin(key: string, outer: string): boolean {
  return key === outer || key.startsWith(`${outer}.`);
}

/** The topology in which a key means something. */
function fileFor(key: string): FileTree {
  const around = Object.keys(CONTEXT).filter((outer) => isWithin(key, outer));
  return around.reduce((file, outer) => merged(file, yaml(CONTEXT[outer]!)), baseFor(key));
}

/** What to try for a key; `undefined` if nobody has said so. */
export function trialFor(leaf: Leaf): Trial | undefined {
  const { key } = leaf;
  const file = fileFor(key);
  const kinds = kindPair(key);
  const byHand = Object.keys(VALUES).find((end) => key === end || key.endsWith(`.${end}`));
  const values = byHand === undefined ? (kinds ?? fromSchema(leaf)) : VALUES[byHand];
  if (!values || !isFilled(values)) return undefined;
  const place = placeIn(file, kinds ? key.replace(/\.type$/, '') : key);
  // An element that is nothing but its name is one more.
  const isElement = isRemoval(leaf) && key !== 'environments.*';
  const path = isElement ? [...place.slice(0, -1), 'three'] : place;
  return { file, path, values: [values[0], values[1]] };
}
