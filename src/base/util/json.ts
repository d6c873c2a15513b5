export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json };

export function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The first map with the second put over it, key by key and level by level. */
export function merged(base: JsonObject, over: JsonObject): JsonObject {
  const all: Record<string, Json> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const before = all[key];
    all[key] = before !== undefined && isObject(before) && isObject(value) ? merged(before, value) : value;
  }
  return all;
}

/** A map of plain data, whatever it holds. */
export type PlainMap = Readonly<Record<string, unknown>>;

/** The map without some of its keys. */
export function without(map: PlainMap, keys: readonly string[]): PlainMap {
  return Object.fromEntries(Object.entries(map).filter(([key]) => !keys.includes(key)));
}

export function isMap(value: unknown): value is PlainMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a JSON text holds; `undefined`, which no JSON text does, if it is none. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The same value with the keys of every map in order, so that the order in the file changes nothing. */
export function canonical(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  // By code units, as strings are sorted if nothing else is said.
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, canonical((value as JsonObject)[key]!)]));
}

/** Indented, with the end of line that a file has. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Of what commands print. Raised when a field changes its meaning or goes away; added fields leave it as it is. */
const FORMAT_VERSION = 1;

/** Data for programs, with the version of its format. */
export function versioned<Fields extends object>(
  fields: Fields,
): { readonly formatVersion: number } & Fields {
  return { formatVersion: FORMAT_VERSION, ...fields };
}
