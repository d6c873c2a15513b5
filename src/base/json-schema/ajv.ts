import type { Ajv, ValidateFunction } from 'ajv';
import type { Ajv2020 } from 'ajv/dist/2020';
import type { JsonObject } from '../util/json';
import { patternOf } from './pattern';

/** The drafts that a contract may be written in; the second is meant if it does not say. */
export const DRAFTS = {
  'http://json-schema.org/draft-07/schema': 'draft-07',
  'https://json-schema.org/draft/2020-12/schema': '2020-12',
} as const;

type Draft = (typeof DRAFTS)[keyof typeof DRAFTS];

const OPTIONS = {
  allErrors: true,
  strict: false,
  validateFormats: false,
  verbose: true,
  logger: false,
  code: { regExp: Object.assign((source: string) => patternOf(source), { code: 'patternOf' }) },
} as const;

/* eslint-disable @typescript-eslint/no-require-imports -- only a topology with contracts pays for it */
const LOAD: Readonly<Record<Draft, () => Ajv | Ajv2020>> = {
  'draft-07': () => new (require('ajv') as typeof import('ajv')).Ajv(OPTIONS),
  '2020-12': () => new (require('ajv/dist/2020') as typeof import('ajv/dist/2020')).Ajv2020(OPTIONS),
};
/* eslint-enable @typescript-eslint/no-require-imports */

const loaded = new Map<Draft, Ajv | Ajv2020>();

/** `undefined` if the schema says that it is written in another draft. */
export function draftOf({ $schema }: JsonObject): Draft | undefined {
  if ($schema === undefined) return '2020-12';
  if (typeof $schema !== 'string') return undefined;
  const name = $schema.replace(/#$/, '');
  return Object.hasOwn(DRAFTS, name) ? DRAFTS[name as keyof typeof DRAFTS] : undefined;
}

export function ajvFor(schema: JsonObject): Ajv | Ajv2020 {
  const draft = draftOf(schema) ?? '2020-12';
  const ajv = loaded.get(draft) ?? LOAD[draft]();
  loaded.set(draft, ajv);
  return ajv;
}

const compiled = new WeakMap<JsonObject, ValidateFunction>();

/**
 * A schema as a function of values.
 * @throws Error if it cannot be one: `checkSchema` tells why.
 */
export function compileSchema(schema: JsonObject): ValidateFunction {
  const known = compiled.get(schema);
  if (known) return known;
  const ajv = ajvFor(schema);
  // Two topics may well have one schema, or two versions of it.
  if (typeof schema['$id'] === 'string') ajv.removeSchema(schema['$id']);
  const made = ajv.compile(schema);
  compiled.set(schema, made);
  return made;
}
