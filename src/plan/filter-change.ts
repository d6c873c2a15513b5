import { canonical, type Json, type JsonObject } from '../topology/json';

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(policy: unknown): JsonObject | undefined {
  return typeof policy === 'string' && policy !== '' ? (JSON.parse(policy) as JsonObject) : undefined;
}

function text(value: Json): string {
  return JSON.stringify(canonical(value));
}

/** Whether the values of the second are all among the first's; one of them is enough for a message to pass. */
function holdsAll(wide: readonly Json[], narrow: readonly Json[]): boolean {
  const values = new Set(wide.map(text));
  return narrow.every((value) => values.has(text(value)));
}

/**
 * Whether every message that passes `narrow` certainly passes `wide`. Each key is one more demand, so the wider has no
 * key that the narrower lacks. What cannot be told for certain, such as of two ranges of numbers, counts as no.
 */
function isWider(wide: JsonObject, narrow: JsonObject): boolean {
  return Object.entries(wide).every(([key, demand]) => {
    const other = narrow[key];
    if (other === undefined) return false;
    if (text(demand) === text(other)) return true;
    if (key === '$or') return false;
    if (Array.isArray(demand) && Array.isArray(other)) {
      return holdsAll(demand as readonly Json[], other as readonly Json[]);
    }
    return isObject(demand) && isObject(other) && isWider(demand, other);
  });
}

export interface FilterSettings {
  readonly policy: unknown;
  readonly scope: unknown;
}

export type FilterChange = 'same' | 'wider' | 'narrower' | 'different';

/** What a change of a filter means for the messages that pass; no filter lets all pass. */
export function compareFilters(before: FilterSettings, after: FilterSettings): FilterChange {
  const [old, planned] = [parse(before.policy), parse(after.policy)];
  if (!old) return planned ? 'narrower' : 'same';
  if (!planned) return 'wider';
  if (before.scope !== after.scope) return 'different';
  const [grows, shrinks] = [isWider(planned, old), isWider(old, planned)];
  if (grows) return shrinks ? 'same' : 'wider';
  return shrinks ? 'narrower' : 'different';
}
