import type { ErrorObject } from 'ajv';
import { child, formatPath, valueAt, type Path } from '#base/diagnostics/path';
import { didYouMean, nearest } from '#base/diagnostics/suggest';
import { isBinary, valuesOf, type MessageAttributes } from '../filter-policy/message';
import type { JsonObject } from '#base/util/json';
import { list, quoted, shown } from '#base/util/text';
import { compileSchema } from '#base/json-schema/ajv';
import { pathOf } from '#base/json-schema/pointer';

/** Where a message is not what its contract says. */
export interface Breach {
  readonly message: string;
  /** From the root of the value. */
  readonly path: Path;
  readonly help?: string | undefined;
}

/** Why alternatives failed says more than that they did. */
const EMPTY_WORDS = new Set(['anyOf', 'oneOf', 'if', '$ref', '$dynamicRef']);

interface Params {
  readonly missingProperty?: string;
  readonly additionalProperty?: string;
  readonly unevaluatedProperty?: string;
  readonly allowedValues?: readonly unknown[];
  readonly allowedValue?: unknown;
}

function surplus(error: ErrorObject, at: Path, key: string): Breach {
  const known = Object.keys((error.parentSchema?.['properties'] ?? {}) as object);
  const present = Object.keys(error.data as object);
  const near = nearest(
    key,
    known.filter((name) => !present.includes(name)),
  );
  const path = child(at, key);
  return { message: `it has no field \`${formatPath(path)}\``, path, help: near && didYouMean(near) };
}

function breachOf(error: ErrorObject): Breach {
  const path = pathOf(error.instancePath);
  const what = path.length === 0 ? 'the message' : `\`${formatPath(path)}\``;
  const params = error.params as Params;
  const surplusKey = params.additionalProperty ?? params.unevaluatedProperty;
  if (params.missingProperty !== undefined) {
    return { message: `\`${formatPath(child(path, params.missingProperty))}\` is missing`, path };
  }
  if (surplusKey !== undefined) return surplus(error, path, surplusKey);
  const values = params.allowedValues ?? (error.keyword === 'const' ? [params.allowedValue] : undefined);
  const wanted = values
    ? `must be ${list(quoted(values.map((value) => JSON.stringify(value))), 'or')}`
    : (error.message ?? 'is wrong');
  return { message: `${what} ${wanted}, found ${shown(error.data)}`, path };
}

/** What is wrong with a value, each place once. */
export function breachesOf(schema: JsonObject, value: unknown): Breach[] {
  const validate = compileSchema(schema);
  if (validate(value)) return [];
  const errors = validate.errors ?? [];
  const telling = errors.filter(({ keyword }) => !EMPTY_WORDS.has(keyword));
  const breaches = (telling.length > 0 ? telling : errors).map(breachOf);
  return [...new Map(breaches.map((breach) => [breach.message, breach])).values()];
}

/** A body as its contract has it: JSON, or a text as it is. */
export function bodyValue(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

/** Attributes as their contract has them: text, a number or a list by name. Of binary ones nothing is known. */
export function attributeValues(attributes: MessageAttributes): Readonly<Record<string, unknown>> {
  const readable = Object.entries(attributes).filter(([, attribute]) => !isBinary(attribute));
  return Object.fromEntries(
    readable.map(([name, attribute]) => {
      const values = valuesOf(attribute) ?? [];
      return [name, attribute.DataType.endsWith('.Array') ? values : values[0]];
    }),
  );
}

/** Whether there is a value of its own at `path`, or only what is around it. */
export function reachable(value: unknown, path: Path): Path {
  return valueAt(value, path) === undefined ? path.slice(0, -1) : path;
}
