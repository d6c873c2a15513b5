import type { Json, JsonObject } from '#base/util/json';
import type { Written } from './queues';

/** A section of the file: elements by name. */
export type Section = Record<string, Written>;

/** Puts the drawn elements back under their names. */
export function renamed(names: readonly string[], elements: readonly Written[]): [string, Written][] {
  return names.map((name, index) => [name, elements[index]!]);
}

/** Without maps and lists that say nothing. */
export function notEmpty(sections: JsonObject): Written {
  const says = (value: Json) => typeof value !== 'object' || value === null || Object.keys(value).length > 0;
  return Object.fromEntries(Object.entries(sections).filter(([, value]) => says(value)));
}
