import type { Bound, Value } from '../filter-policy/policy';
import { patternOf, type Pattern } from '#base/json-schema/pattern';
import { isObject, type Json, type JsonObject } from '#base/util/json';
import { list } from '#base/util/text';

type ScalarType = 'string' | 'integer' | 'fraction' | 'boolean' | 'null';

/** Plain values that a schema allows in one place, as far as a filter could tell them apart. */
export interface Range {
  readonly types: ReadonlySet<ScalarType>;
  /** Absent if they cannot be counted. */
  readonly values: readonly Value[] | undefined;
  readonly low: Bound | undefined;
  readonly high: Bound | undefined;
  readonly patterns: readonly Pattern[];
}

const ALL: readonly ScalarType[] = ['string', 'integer', 'fraction', 'boolean', 'null'];

export const ANYTHING: Range = {
  types: new Set(ALL),
  values: undefined,
  low: undefined,
  high: undefined,
  patterns: [],
};

/** `number` is whole numbers and fractions; lists and maps are no plain values. */
const SCALARS: Readonly<Record<string, readonly ScalarType[]>> = {
  string: ['string'],
  integer: ['integer'],
  number: ['integer', 'fraction'],
  boolean: ['boolean'],
  null: ['null'],
};

/** The types that a schema names; all of them if it names none. */
export function allows(schema: JsonObject, type: string): boolean {
  const written = schema['type'];
  if (written === undefined) return schema['const'] === undefined && schema['enum'] === undefined;
  return Array.isArray(written) ? (written as readonly Json[]).includes(type) : written === type;
}

function typesOf(schema: JsonObject): ReadonlySet<ScalarType> {
  const written = schema['type'];
  // Who names the fields of a value means a map, though JSON Schema would let a text pass as well.
  if (written === undefined) return schema['properties'] === undefined ? ANYTHING.types : new Set();
  const names = (Array.isArray(written) ? written : [written]) as readonly string[];
  return new Set(names.flatMap((name) => SCALARS[name] ?? []));
}

function isPlain(value: Json): value is Value {
  return value === null || !(Array.isArray(value) || isObject(value));
}

function valuesOf(schema: JsonObject): readonly Value[] | undefined {
  if (schema['const'] !== undefined) return [schema['const']].filter(isPlain);
  const all = schema['enum'];
  return Array.isArray(all) ? (all as readonly Json[]).filter(isPlain) : undefined;
}

function boundOf(schema: JsonObject, inclusive: string, exclusive: string): Bound | undefined {
  const [at, beyond] = [schema[inclusive], schema[exclusive]];
  if (typeof beyond === 'number') return { value: beyond, inclusive: false };
  return typeof at === 'number' ? { value: at, inclusive: true } : undefined;
}

/** What the keywords of one schema itself allow. */
export function rangeOf(schema: JsonObject): Range {
  const pattern = schema['pattern'];
  return {
    types: typesOf(schema),
    values: valuesOf(schema),
    low: boundOf(schema, 'minimum', 'exclusiveMinimum'),
    high: boundOf(schema, 'maximum', 'exclusiveMaximum'),
    patterns: typeof pattern === 'string' ? [patternOf(pattern)] : [],
  };
}

function typeOf(value: Value): ScalarType {
  if (value === null) return 'null';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'fraction';
  return typeof value as 'string' | 'boolean';
}

function isWithin(value: number, { low, high }: Pick<Range, 'low' | 'high'>): boolean {
  const isAbove = !low || (low.inclusive ? value >= low.value : value > low.value);
  return isAbove && (!high || (high.inclusive ? value <= high.value : value < high.value));
}

export function hasValue(range: Range, value: Value): boolean {
  if (!range.types.has(typeOf(value))) return false;
  if (range.values && !range.values.includes(value)) return false;
  if (typeof value === 'number') return isWithin(value, range);
  return typeof value !== 'string' || range.patterns.every((pattern) => pattern.test(value));
}

/** The values, if they can be counted. */
export function countable(range: Range): readonly Value[] | undefined {
  if (range.values) return range.values.filter((value) => hasValue(range, value));
  const isSmall = [...range.types].every((type) => type === 'boolean' || type === 'null');
  if (!isSmall) return undefined;
  return [true, false, null].filter((value) => range.types.has(typeOf(value)));
}

function higher(a: Bound | undefined, b: Bound | undefined, sign: 1 | -1): Bound | undefined {
  if (!a || !b) return a ?? b;
  if (a.value === b.value) return a.inclusive ? b : a;
  return (a.value - b.value) * sign > 0 ? a : b;
}

/** What is in both. */
export function common(a: Range, b: Range): Range {
  return {
    types: new Set([...a.types].filter((type) => b.types.has(type))),
    values:
      a.values && b.values ? a.values.filter((value) => b.values!.includes(value)) : (a.values ?? b.values),
    low: higher(a.low, b.low, 1),
    high: higher(a.high, b.high, -1),
    patterns: [...a.patterns, ...b.patterns],
  };
}

function numberWords({ low, high, types }: Range): string {
  const noun = types.has('fraction') ? 'a number' : 'a whole number';
  const words = [
    ...(low ? [`>${low.inclusive ? '=' : ''} ${low.value}`] : []),
    ...(high ? [`<${high.inclusive ? '=' : ''} ${high.value}`] : []),
  ];
  return [noun, ...(words.length > 0 ? [words.join(' and ')] : [])].join(' ');
}

function rangeWords(range: Range): string[] {
  const values = countable(range);
  if (values) return values.map((value) => JSON.stringify(value));
  const { types, patterns } = range;
  if (ALL.every((type) => types.has(type))) return ['anything'];
  const text =
    patterns.length === 0 ? 'text' : `text like ${patterns.map(({ source }) => `/${source}/`).join(' and ')}`;
  return [
    ...(types.has('string') ? [text] : []),
    ...(types.has('integer') || types.has('fraction') ? [numberWords(range)] : []),
    ...(types.has('boolean') ? ['true', 'false'] : []),
    ...(types.has('null') ? ['null'] : []),
  ];
}

/** What may be in one place, for people: `"paid" or "refunded"`, `a number >= 0`. */
export function describeRanges(ranges: readonly Range[]): string {
  const words = [...new Set(ranges.flatMap(rangeWords))];
  return words.includes('anything') ? 'anything' : list(words, 'or');
}
