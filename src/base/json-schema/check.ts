import type { ErrorObject } from 'ajv';
import type { Anchor } from '../diagnostics/diagnostic';
import { child, type Path } from '../diagnostics/path';
import { suggest } from '../diagnostics/suggest';
import type { JsonObject } from '../util/json';
import { shown } from '../util/text';
import { ajvFor, compileSchema, draftOf, DRAFTS } from './ajv';
import { KEYWORDS, TYPES } from './keywords';
import { pathOf } from './pointer';
import { resolveReference } from './reference';
import { partsOf, type SchemaPart } from './walk';

/** Something that keeps a schema from being one. */
export interface SchemaProblem {
  readonly message: string;
  /** From the root of the schema. */
  readonly path: Path;
  readonly on?: Anchor;
  readonly help?: string | undefined;
}

/** A misspelt keyword would be a check that is silently not made; JSON Schema itself would let it pass. */
function unknownKeywords({ schema, path }: SchemaPart): SchemaProblem[] {
  const unknown = Object.keys(schema).filter((key) => !KEYWORDS.includes(key) && !key.startsWith('x-'));
  return unknown.map((key) => ({
    message: `\`${key}\` is no keyword of JSON Schema`,
    path: child(path, key),
    on: 'key',
    help: suggest(key, KEYWORDS) ?? 'a note of your own begins with `x-`',
  }));
}

function brokenReference(root: JsonObject, { schema, path }: SchemaPart): SchemaProblem[] {
  const reference = schema['$ref'];
  if (typeof reference !== 'string' || resolveReference(root, reference) !== undefined) return [];
  const help = 'a schema is whole in itself: write the part below `$defs` and refer to `#/$defs/NAME`';
  return [
    { message: `\`$ref\` names nothing in this schema: \`${reference}\``, path: child(path, '$ref'), help },
  ];
}

function brokenPattern({ schema, path }: SchemaPart): SchemaProblem[] {
  const pattern = schema['pattern'];
  if (typeof pattern !== 'string') return [];
  try {
    new RegExp(pattern, 'u');
    return [];
  } catch {
    const message = `\`${pattern}\` is no regular expression`;
    return [{ message, path: child(path, 'pattern'), help: 'JSON Schema has those of JavaScript' }];
  }
}

/** Alternatives that failed say less than why they did. */
const EMPTY_WORDS = new Set(['anyOf', 'oneOf', 'allOf', 'if', '$ref', '$dynamicRef']);

function malformed(error: ErrorObject): SchemaProblem {
  const path = pathOf(error.instancePath);
  if (path.at(-1) === 'type') {
    const help = typeof error.data === 'string' ? suggest(error.data, TYPES) : undefined;
    return { message: `${shown(error.data)} is no type of JSON Schema`, path, help };
  }
  const keyword = path.at(-1);
  const what = typeof keyword === 'string' ? `\`${keyword}\`` : 'a schema';
  return { message: `${what} ${error.message ?? 'is wrong'}, found ${shown(error.data)}`, path };
}

/** What the schema of schemas has against it, once for each place. */
function malformedParts(schema: JsonObject): SchemaProblem[] {
  const ajv = ajvFor(schema);
  if (ajv.validateSchema(schema) === true) return [];
  const telling = (ajv.errors ?? []).filter(({ keyword }) => !EMPTY_WORDS.has(keyword));
  const byPlace = new Map(telling.map((error) => [error.instancePath, malformed(error)]));
  return [...byPlace.values()];
}

/** Whatever is left for the compiler to find. */
function uncompilable(schema: JsonObject): SchemaProblem[] {
  try {
    compileSchema(schema);
    return [];
  } catch (failure) {
    return [{ message: failure instanceof Error ? failure.message : String(failure), path: [] }];
  }
}

/** Everything that is wrong with a JSON Schema. */
export function checkSchema(schema: JsonObject): SchemaProblem[] {
  if (draftOf(schema) === undefined) {
    const help = `write ${Object.keys(DRAFTS).join(' or ')}`;
    return [{ message: `the draft ${shown(schema['$schema'])} is not known`, path: ['$schema'], help }];
  }
  const parts = partsOf(schema);
  const problems = [
    ...parts.flatMap(unknownKeywords),
    ...parts.flatMap((part) => brokenReference(schema, part)),
    ...parts.flatMap(brokenPattern),
    ...malformedParts(schema),
  ];
  return problems.length > 0 ? problems : uncompilable(schema);
}
