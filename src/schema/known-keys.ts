import { z } from 'zod';
import type { Path } from '../diagnostics/path';

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable) {
    return unwrap(schema.unwrap());
  }
  return schema;
}

/** Every schema that may describe what stands below `segment`. */
function step(schema: z.core.$ZodType, segment: string | number): z.core.$ZodType[] {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodUnion) return inner.options.flatMap((option) => step(option, segment));
  if (inner instanceof z.ZodArray) return [inner.element];
  if (inner instanceof z.ZodRecord) return [inner.valueType];
  if (!(inner instanceof z.ZodObject)) return [];
  const field = (inner.shape as Readonly<Record<string, z.core.$ZodType>>)[segment];
  return field ? [field] : [];
}

function keysOf(schema: z.core.$ZodType): string[] {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodUnion) return inner.options.flatMap(keysOf);
  return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
}

/** The keys that the map at `path` may have. */
export function knownKeys(root: z.core.$ZodType, path: Path): string[] {
  let schemas = [root];
  for (const segment of path) schemas = schemas.flatMap((schema) => step(schema, segment));
  return [...new Set(schemas.flatMap(keysOf))];
}
