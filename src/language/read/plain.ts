/* What a file holds as parsed. Aliases share objects, so none is ever changed in place. */
import { isMap, type PlainMap } from '#base/util/json';

/** What should be a map; anything else is reported when the shape is checked, and counts as empty until then. */
export function asMap(value: unknown): PlainMap {
  return isMap(value) ? value : {};
}

/** What should be a list, likewise. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}
