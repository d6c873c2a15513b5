import type { Json, JsonObject } from '#base/util/json';
import type { Written } from './queues';

/** A section of the file: elements by name. */
export type Section = Record<string, Written>;

/** Puts the drawn elements back under their names. */
export function renamed(names: readonly string[], elements: readonly Written[]): [string, Written][] {
  return names.map((name, index) => [name, elements[index]!]);
}

/** Without sections that say nothing. */
export function notEmpty(sections: Readonly<Record<string, JsonObject | readonly Json[]>>): JsonObject {
  return Object.fromEntries(
    Object.entries(sections).filter(([, section]) => Object.keys(section).length > 0),
  );
}
