import { isObject, type Json, type JsonObject } from '#base/util/json';
import { resolveReference } from '#base/json-schema/reference';

/** A field that a schema names, for a table or a suggestion. */
export interface NamedField {
  /** With full stops between the levels: `parcel.kilograms`. */
  readonly name: string;
  readonly schema: JsonObject;
  /** Whether it is there in every message. */
  readonly isRequired: boolean;
}

/** Deeper than any filter looks, and more than anybody reads. */
const DEEPEST = 8;
const MOST = 300;

interface Place {
  readonly prefix: string;
  readonly isRequired: boolean;
  readonly depth: number;
}

/** The schema and those that hold for the same value, alternatives among them. */
function together(
  schema: Json | undefined,
  root: JsonObject,
  depth: number,
): { part: JsonObject; isSure: boolean }[] {
  if (schema === undefined || !isObject(schema) || depth > DEEPEST) return [];
  const reference = schema['$ref'];
  const sure = [
    ...(typeof reference === 'string' ? [resolveReference(root, reference)] : []),
    ...((schema['allOf'] ?? []) as readonly Json[]),
  ];
  const perhaps = [
    ...((schema['anyOf'] ?? []) as readonly Json[]),
    ...((schema['oneOf'] ?? []) as readonly Json[]),
  ];
  return [
    { part: schema, isSure: true },
    ...sure.flatMap((inner) => together(inner, root, depth + 1)),
    ...[...perhaps, schema['then'], schema['else']].flatMap((inner) =>
      together(inner, root, depth + 1).map(({ part }) => ({ part, isSure: false })),
    ),
  ];
}

/** The schema and those that surely hold for the same value. */
export function certainParts(schema: Json | undefined, root: JsonObject): readonly JsonObject[] {
  return together(schema, root, 0)
    .filter(({ isSure }) => isSure)
    .map(({ part }) => part);
}

function fieldsBelow(schema: Json | undefined, root: JsonObject, place: Place): NamedField[] {
  if (place.depth > DEEPEST) return [];
  return together(schema, root, 0).flatMap(({ part, isSure }) => {
    const required = isSure && place.isRequired ? ((part['required'] ?? []) as readonly Json[]) : [];
    const properties = Object.entries((part['properties'] ?? {}) as JsonObject);
    const own = properties.flatMap(([key, inner]): NamedField[] => {
      const name = place.prefix + key;
      const isRequired = required.includes(key);
      const below = { prefix: `${name}.`, isRequired, depth: place.depth + 1 };
      return [{ name, schema: isObject(inner) ? inner : {}, isRequired }, ...fieldsBelow(inner, root, below)];
    });
    const inList = fieldsBelow(part['items'], root, { ...place, isRequired: false, depth: place.depth + 1 });
    return [...own, ...inList];
  });
}

/** Every field that a schema names, at every level, in its order. */
export function fieldsOf(root: JsonObject): NamedField[] {
  const found = fieldsBelow(root, root, { prefix: '', isRequired: true, depth: 0 });
  return [...new Map(found.map((field) => [field.name, field])).values()].slice(0, MOST);
}

/** Whether no message can be without the field. */
export function isRequired(root: JsonObject, name: string): boolean {
  return fieldsOf(root).some((field) => field.name === name && field.isRequired);
}

/** The fields at the top that no message can be without, whether or not the schema says more of them. */
export function requiredNames(root: JsonObject): string[] {
  const sure = together(root, root, 0).filter(({ isSure }) => isSure);
  return [...new Set(sure.flatMap(({ part }) => (part['required'] ?? []) as readonly string[]))];
}
