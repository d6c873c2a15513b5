/** A map of the file as parsed. Aliases share objects, so none is ever changed in place. */
export type PlainMap = Readonly<Record<string, unknown>>;

export function isMap(value: unknown): value is PlainMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What should be a map; anything else is reported when the shape is checked, and counts as empty until then. */
export function asMap(value: unknown): PlainMap {
  return isMap(value) ? value : {};
}

/** What should be a list, likewise. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}
