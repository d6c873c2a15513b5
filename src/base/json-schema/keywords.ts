/*
 * The keywords of JSON Schema, drafts 7 and 2020-12, by what stands behind them.
 * https://json-schema.org/draft/2020-12/schema
 */

/** One schema. */
export const WITH_SCHEMA = [
  'additionalItems',
  'additionalProperties',
  'contains',
  'contentSchema',
  'else',
  'if',
  'items',
  'not',
  'propertyNames',
  'then',
  'unevaluatedItems',
  'unevaluatedProperties',
] as const;

/** A list of schemas. `items` was one as well, before it became `prefixItems`. */
export const WITH_SCHEMAS = ['allOf', 'anyOf', 'items', 'oneOf', 'prefixItems'] as const;

/** A map of schemas by names of the user's. */
export const WITH_NAMED_SCHEMAS = [
  '$defs',
  'definitions',
  'dependencies',
  'dependentSchemas',
  'patternProperties',
  'properties',
] as const;

const WITH_VALUES = [
  ...['$anchor', '$comment', '$dynamicAnchor', '$dynamicRef', '$id', '$ref', '$schema', '$vocabulary'],
  ...['const', 'contentEncoding', 'contentMediaType', 'default', 'dependentRequired', 'deprecated'],
  ...['description', 'enum', 'examples', 'exclusiveMaximum', 'exclusiveMinimum', 'format', 'maxContains'],
  ...['maxItems', 'maxLength', 'maxProperties', 'maximum', 'minContains', 'minItems', 'minLength'],
  ...['minProperties', 'minimum', 'multipleOf', 'pattern', 'readOnly', 'required', 'title', 'type'],
  ...['uniqueItems', 'writeOnly'],
] as const;

export const KEYWORDS: readonly string[] = [
  ...new Set([...WITH_SCHEMA, ...WITH_SCHEMAS, ...WITH_NAMED_SCHEMAS, ...WITH_VALUES]),
].sort();

/** What `type` can be. */
export const TYPES = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'] as const;
