import type { Tags } from '#model/element';

/** Which of the topics and queues of an account are meant; all of them if nothing is said. */
export interface Narrowing {
  /** What their names start with; one of these is enough. */
  readonly prefixes: readonly string[];
  /** Their names; one of these is enough. */
  readonly names: readonly string[];
  /** Tags that they must have, all of these. */
  readonly tags: Tags;
}

/** By name alone, which is known before anything is read. */
export function isNamed({ prefixes, names }: Narrowing, name: string): boolean {
  if (prefixes.length + names.length === 0) return true;
  return names.includes(name) || prefixes.some((prefix) => name.startsWith(prefix));
}

export function isTagged({ tags: wanted }: Narrowing, tags: Tags): boolean {
  return Object.entries(wanted).every(([key, value]) => tags[key] === value);
}
