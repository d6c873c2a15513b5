import { isObject, type Json, type JsonObject } from '#base/util/json';
import { certainParts } from './listing';

/** Which way what a schema accepts has changed. */
export interface Shift {
  /** Some of what was accepted is not any more. */
  readonly narrower: boolean;
  /** Something is accepted that was not. */
  readonly wider: boolean;
  /** Values that are new, if they are counted. */
  readonly added?: readonly Json[];
  readonly removed?: readonly Json[];
}

const SAME: Shift = { narrower: false, wider: false };

type Bound = (one: number, other: number) => boolean;

const BOUNDS: Readonly<Record<string, Bound>> = {
  minimum: (is, was) => is > was,
  exclusiveMinimum: (is, was) => is > was,
  minLength: (is, was) => is > was,
  minItems: (is, was) => is > was,
  minProperties: (is, was) => is > was,
  maximum: (is, was) => is < was,
  exclusiveMaximum: (is, was) => is < was,
  maxLength: (is, was) => is < was,
  maxItems: (is, was) => is < was,
  maxProperties: (is, was) => is < was,
  multipleOf: (is, was) => is % was === 0,
};

/** Said of values, or looked at elsewhere. */
const NOT_DEMANDS = new Set([
  '$anchor',
  '$comment',
  '$defs',
  '$id',
  '$ref',
  '$schema',
  'additionalProperties',
  'allOf',
  'const',
  'default',
  'definitions',
  'deprecated',
  'description',
  'enum',
  'examples',
  'items',
  'properties',
  'readOnly',
  'required',
  'title',
  'type',
  'writeOnly',
  ...Object.keys(BOUNDS),
]);

const TYPES = ['string', 'integer', 'fraction', 'boolean', 'null', 'object', 'array'];

function typesOf(parts: readonly JsonObject[]): ReadonlySet<string> {
  const said = parts.flatMap(({ type }) => (type === undefined ? [] : [[type].flat() as readonly string[]]));
  const sets = said.map((types) =>
    types.flatMap((type) => (type === 'number' ? ['integer', 'fraction'] : [type])),
  );
  return new Set(TYPES.filter((type) => sets.every((types) => types.includes(type))));
}

/** The only values that are accepted, if they are counted. */
function valuesOf(parts: readonly JsonObject[]): ReadonlyMap<string, Json> | undefined {
  const lists = parts.flatMap((part) => [
    ...(Array.isArray(part['enum']) ? [part['enum'] as readonly Json[]] : []),
    ...(part['const'] === undefined ? [] : [[part['const']]]),
  ]);
  if (lists.length === 0) return undefined;
  const keyed = lists.map((list) => new Map(list.map((value) => [JSON.stringify(value), value] as const)));
  return new Map([...keyed[0]!].filter(([key]) => keyed.every((values) => values.has(key))));
}

function isCounted(type: ReadonlySet<string>, value: Json): boolean {
  const of = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  if (of === 'number') return type.has(Number.isInteger(value) ? 'integer' : 'fraction');
  return type.has(of);
}

function shiftOfTypes(was: ReadonlySet<string>, is: ReadonlySet<string>): Shift {
  return { narrower: [...was].some((type) => !is.has(type)), wider: [...is].some((type) => !was.has(type)) };
}

function shiftOfValues(before: readonly JsonObject[], after: readonly JsonObject[]): Shift {
  const [was, is] = [valuesOf(before), valuesOf(after)];
  const [old, now] = [typesOf(before), typesOf(after)];
  if (!was && !is) return shiftOfTypes(old, now);
  if (was && is) {
    const added = [...is].filter(([key]) => !was.has(key)).map(([, value]) => value);
    const removed = [...was].filter(([key]) => !is.has(key)).map(([, value]) => value);
    return { narrower: removed.length > 0, wider: added.length > 0, added, removed };
  }
  if (is) return { narrower: true, wider: [...is.values()].some((value) => !isCounted(old, value)) };
  return { narrower: [...was!.values()].some((value) => !isCounted(now, value)), wider: true };
}

/** The strictest bound of all parts. */
function boundIn(parts: readonly JsonObject[], keyword: string): number | undefined {
  const bounds = parts.flatMap((part) => (typeof part[keyword] === 'number' ? [part[keyword]] : []));
  const isStricter = BOUNDS[keyword]!;
  return bounds.length === 0 ? undefined : bounds.reduce((a, b) => (isStricter(b, a) ? b : a));
}

function shiftOfBound(keyword: string, before: readonly JsonObject[], after: readonly JsonObject[]): Shift {
  const [was, is] = [boundIn(before, keyword), boundIn(after, keyword)];
  if (was === is) return SAME;
  if (was === undefined) return { narrower: true, wider: false };
  if (is === undefined) return { narrower: false, wider: true };
  const isStricter = BOUNDS[keyword]!;
  const narrower = isStricter(is, was);
  const wider = isStricter(was, is);
  return narrower || wider ? { narrower, wider } : { narrower: true, wider: true };
}

/** Of a pattern, a format, alternatives: which of two accepts more cannot be told. */
function shiftOfOthers(before: readonly JsonObject[], after: readonly JsonObject[]): Shift {
  const others = (parts: readonly JsonObject[]) =>
    new Map(
      parts.flatMap((part) =>
        Object.entries(part)
          .filter(([key, value]) => !NOT_DEMANDS.has(key) && value !== false)
          .map(([key, value]) => [key, JSON.stringify(value)] as const),
      ),
    );
  const [was, is] = [others(before), others(after)];
  return {
    narrower: [...is].some(([key, value]) => was.get(key) !== value),
    wider: [...was].some(([key, value]) => is.get(key) !== value),
  };
}

/** What is in a list, if one schema says it. */
function itemsOf(parts: readonly JsonObject[]): Json | undefined {
  return parts.map(({ items }) => items).find((items) => items !== undefined);
}

function both(a: Shift, b: Shift): Shift {
  return { ...a, ...b, narrower: a.narrower || b.narrower, wider: a.wider || b.wider };
}

/** How what a schema accepts for one value has changed, without the fields below it. */
export function shiftOf(
  [before, oldRoot]: readonly [Json | undefined, JsonObject],
  [after, newRoot]: readonly [Json | undefined, JsonObject],
  depth = 0,
): Shift {
  const [old, now] = [certainParts(before, oldRoot), certainParts(after, newRoot)];
  const items = [itemsOf(old), itemsOf(now)] as const;
  const inLists =
    depth < 8 && items.some((one) => one !== undefined && isObject(one))
      ? shiftOf([items[0], oldRoot], [items[1], newRoot], depth + 1)
      : SAME;
  return [
    ...Object.keys(BOUNDS).map((keyword) => shiftOfBound(keyword, old, now)),
    shiftOfOthers(old, now),
    { narrower: inLists.narrower, wider: inLists.wider },
    shiftOfValues(old, now),
  ].reduce(both);
}

/** Whether a map may have fields that nobody names. */
export function isClosed(schema: Json | undefined, root: JsonObject): boolean {
  return certainParts(schema, root).some(({ additionalProperties }) => additionalProperties === false);
}
