import { child, type Path } from '../diagnostics/path';
import { isObject, type Json, type JsonObject } from '../util/json';
import { WITH_NAMED_SCHEMAS, WITH_SCHEMA, WITH_SCHEMAS } from './keywords';

/** A part of a schema that is one itself, and where it stands in the whole. */
export interface SchemaPart {
  readonly schema: JsonObject;
  readonly path: Path;
}

function below(schema: JsonObject): readonly (readonly [Path, Json | undefined])[] {
  const entries = (value: Json | undefined): (readonly [string | number, Json])[] => {
    if (Array.isArray(value)) return Array.from((value as readonly Json[]).entries());
    return value !== undefined && isObject(value) ? Object.entries(value) : [];
  };
  return [
    ...WITH_SCHEMA.map((keyword) => [[keyword], schema[keyword]] as const),
    ...WITH_SCHEMAS.filter((keyword) => Array.isArray(schema[keyword])).flatMap((keyword) =>
      entries(schema[keyword]).map(([index, item]) => [[keyword, index], item] as const),
    ),
    ...WITH_NAMED_SCHEMAS.flatMap((keyword) =>
      entries(schema[keyword]).map(([name, item]) => [[keyword, name], item] as const),
    ),
  ];
}

/** A schema and every schema inside of it, outermost first. */
export function partsOf(schema: JsonObject, path: Path = []): SchemaPart[] {
  const inner = below(schema).flatMap(([at, value]) =>
    value !== undefined && isObject(value) ? partsOf(value, child(path, ...at)) : [],
  );
  return [{ schema, path }, ...inner];
}
