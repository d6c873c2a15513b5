import { isObject, type Json, type JsonObject } from '#base/util/json';
import { allows, ANYTHING, common, rangeOf, type Range } from './range';
import { patternOf } from '#base/json-schema/pattern';
import { resolveReference } from '#base/json-schema/reference';

/**
 * What a schema says of one field: the ranges that its value may lie in; that there is no such field; that there may be
 * any; that it names others; or nothing at all. JSON Schema lets every field pass that it does not name, unless `additionalProperties` is
 * `false`; a contract that names its fields means these, so that only `additionalProperties: true` lets others pass.
 */
export type Field = readonly Range[] | 'absent' | 'open' | 'unnamed' | 'silent';

/** Schemas may refer to themselves. */
const DEEPEST = 48;

interface Search {
  readonly root: JsonObject;
  readonly depth: number;
}

function both(a: Field, b: Field): Field {
  if (typeof a !== 'string' && typeof b !== 'string')
    return a.flatMap((one) => b.map((other) => common(one, other)));
  if (typeof a !== 'string') return a;
  if (typeof b !== 'string') return b;
  if (a === 'open' || b === 'open') return 'open';
  return a === 'silent' ? b : a;
}

function either(a: Field, b: Field): Field {
  if (typeof a !== 'string' && typeof b !== 'string') return [...a, ...b];
  if (a === 'open' || b === 'open') return 'open';
  if (typeof a === 'string' && typeof b === 'string')
    return [a, b].find((one) => one === 'unnamed') ?? [a, b].find((one) => one === 'absent') ?? 'silent';
  // One of them names the field: where the other does not forbid it, its value may be anything.
  const named = typeof a === 'string' ? b : a;
  return a === 'absent' || b === 'absent' ? named : [ANYTHING];
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

function mapOf(value: Json | undefined): JsonObject {
  return value !== undefined && isObject(value) ? value : {};
}

/** The schemas of what may lie in a list. */
function elementsOf(schema: JsonObject): readonly Json[] {
  const { items, prefixItems } = schema;
  return [
    ...listOf(prefixItems),
    ...(Array.isArray(items) ? listOf(items) : items === undefined ? [] : [items]),
  ];
}

/** A filter looks at each element of a list, so a list is as good as what is in it. */
function valueOf(schema: JsonObject, search: Search): Field {
  const own: Field = [rangeOf(schema)];
  if (!allows(schema, 'array')) return own;
  const elements = elementsOf(schema);
  if (elements.length === 0) return schema['type'] === undefined ? own : [ANYTHING];
  return elements.map((element) => fieldIn(element, [], search)).reduce(either, own);
}

/** What the schema itself names; a key may have full stops in its name, which SNS does not tell from levels. */
function named(schema: JsonObject, names: readonly string[], search: Search): Field[] {
  const properties = mapOf(schema['properties']);
  const patterns = Object.entries(mapOf(schema['patternProperties']));
  return names.flatMap((_, index) => {
    const key = names.slice(0, index + 1).join('.');
    const rest = names.slice(index + 1);
    const matching = patterns.filter(([pattern]) => patternOf(pattern).test(key)).map(([, value]) => value);
    const schemas = [...(Object.hasOwn(properties, key) ? [properties[key]!] : []), ...matching];
    return schemas.map((inner) => {
      const found = fieldIn(inner, rest, search);
      return found === 'silent' ? 'open' : found;
    });
  });
}

function below(schema: JsonObject, names: readonly string[], search: Search): Field {
  const isMap = allows(schema, 'object');
  const inLists = allows(schema, 'array') ? elementsOf(schema) : [];
  if (!isMap && inLists.length === 0) return 'absent';
  const found = [
    ...(isMap ? named(schema, names, search) : []),
    ...inLists.map((element) => fieldIn(element, names, search)),
  ];
  if (found.length > 0) return found.reduce(either);
  const { additionalProperties: others } = schema;
  if (others === true) return 'open';
  if (others === false) return 'absent';
  if (others !== undefined) return fieldIn(others, names.slice(1), search);
  return schema['properties'] === undefined && schema['patternProperties'] === undefined
    ? 'silent'
    : 'unnamed';
}

/** The other schemas that hold for the same value. */
function companions(schema: JsonObject): {
  readonly all: readonly Json[];
  readonly any: readonly (readonly Json[])[];
} {
  const { allOf, anyOf, oneOf, if: condition, then = true, else: otherwise = true } = schema;
  const dependent = Object.values(mapOf(schema['dependentSchemas']));
  return {
    all: listOf(allOf),
    any: [
      ...(anyOf === undefined ? [] : [listOf(anyOf)]),
      ...(oneOf === undefined ? [] : [listOf(oneOf)]),
      ...(condition === undefined ? [] : [[then, otherwise]]),
      ...dependent.map((inner) => [inner, true]),
    ],
  };
}

function fieldIn(schema: Json, names: readonly string[], { root, depth }: Search): Field {
  const isValue = names.length === 0;
  if (schema === false) return isValue ? [] : 'absent';
  if (!isObject(schema) || depth > DEEPEST) return isValue ? [ANYTHING] : 'silent';
  const search = { root, depth: depth + 1 };
  const { all, any } = companions(schema);
  const reference = schema['$ref'];
  const referred = typeof reference === 'string' ? [resolveReference(root, reference) ?? true] : [];
  const found = [
    isValue ? valueOf(schema, search) : below(schema, names, search),
    ...[...referred, ...all].map((inner) => fieldIn(inner, names, search)),
    ...any.map((inners) => inners.map((inner) => fieldIn(inner, names, search)).reduce(either)),
  ];
  return found.reduce(both);
}

/** What a schema says of the field that stands below `names`. */
export function fieldOf(root: JsonObject, names: readonly string[]): Field {
  const found = fieldIn(root, names, { root, depth: 0 });
  if (found === 'unnamed') return 'absent';
  return found === 'silent' ? 'open' : found;
}
