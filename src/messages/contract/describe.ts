import type { JsonObject } from '#base/util/json';
import { fieldOf } from './field';
import { fieldsOf, type NamedField } from './listing';
import { allows, describeRanges } from './range';

/** A field of a message, for people. */
export interface FieldWords {
  readonly name: string;
  /** What it may be: `"paid" or "refunded"`, `a list of text`, `a map`. */
  readonly value: string;
  readonly isRequired: boolean;
  /** As the schema has it; empty if it has none. */
  readonly description: string;
}

function valueWords(root: JsonObject, { name, schema }: NamedField, isNested: boolean): string {
  const found = fieldOf(root, isNested ? name.split('.') : [name]);
  if (typeof found === 'string') return 'anything';
  const isList = schema['type'] === 'array';
  if (found.every(({ types }) => types.size === 0)) return isList ? 'a list of maps' : 'a map';
  const words = describeRanges(found);
  return isList && !allows(schema, 'string') ? `a list of ${words}` : words;
}

/** Every field that a schema names; those of attributes have no parts. */
export function describeFields(root: JsonObject, scope: 'body' | 'attributes'): FieldWords[] {
  const isNested = scope === 'body';
  const fields = fieldsOf(root).filter(({ name }) => isNested || Object.hasOwn(topLevel(root), name));
  return fields.map((field) => {
    const description = field.schema['description'] ?? field.schema['title'];
    return {
      name: field.name,
      value: valueWords(root, field, isNested),
      isRequired: field.isRequired,
      description: typeof description === 'string' ? description : '',
    };
  });
}

function topLevel(root: JsonObject): JsonObject {
  return (root['properties'] ?? {}) as JsonObject;
}
