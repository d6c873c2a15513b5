import { z } from 'zod';
import { valueAt, type Path } from '#base/diagnostics/path';

type Schema = z.core.$ZodType;

function unwrap(schema: Schema): Schema {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable) {
    return unwrap(schema.unwrap());
  }
  return schema;
}

/** Whether a map says by its discriminator that it is of this option. */
function isOf(option: Schema, discriminator: string, value: unknown): boolean {
  const field = option instanceof z.ZodObject ? (option.shape as Readonly<Record<string, Schema>>)[discriminator] : undefined;
  return field instanceof z.ZodLiteral && field.values.has(valueAt(value, [discriminator]) as string);
}

/** The forms that a value may have: the one that it names, where forms have names. */
function optionsFor(union: z.ZodUnion, value: unknown): readonly Schema[] {
  if (!(union instanceof z.ZodDiscriminatedUnion)) return union.options;
  const named = union.options.filter((option) => isOf(option, union.def.discriminator, value));
  return named.length > 0 ? named : union.options;
}

/** Every schema that may describe what stands below `segment` of `value`. */
function step(schema: Schema, segment: string | number, value: unknown): Schema[] {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodUnion) {
    return optionsFor(inner, value).flatMap((option) => step(option, segment, value));
  }
  if (inner instanceof z.ZodArray) return [inner.element];
  if (inner instanceof z.ZodRecord) return [inner.valueType];
  if (!(inner instanceof z.ZodObject)) return [];
  const field = (inner.shape as Readonly<Record<string, Schema>>)[segment];
  return field ? [field] : [];
}

function keysOf(schema: Schema, value: unknown): string[] {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodUnion) return optionsFor(inner, value).flatMap((option) => keysOf(option, value));
  return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
}

/** The keys that the map at `path` of `root` may have. */
export function knownKeys(schema: Schema, path: Path, root: unknown): string[] {
  let schemas = [schema];
  for (const [depth, segment] of path.entries()) {
    const value = valueAt(root, path.slice(0, depth));
    schemas = schemas.flatMap((candidate) => step(candidate, segment, value));
  }
  const value = valueAt(root, path);
  return [...new Set(schemas.flatMap((candidate) => keysOf(candidate, value)))];
}
