import { isMap, parsedJson } from '#base/util/json';
import type { FilterChange } from './filter-change';
import { isSame } from './same';

/*
 * Event patterns of EventBridge, pipes and event source mappings: every key must match, and one item of each list.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
 */

/** What a text, or the part of one that an item asks for, begins or ends with. */
function partOf(item: unknown, part: 'prefix' | 'suffix'): string | undefined {
  if (typeof item === 'string') return item;
  const asked = isMap(item) && Object.keys(item).length === 1 ? item[part] : undefined;
  return typeof asked === 'string' ? asked : undefined;
}

/** Whether one item certainly matches what the other does: the same, or a part of it alone. */
function itemCovers(wide: unknown, narrow: unknown): boolean {
  if (isSame(wide, narrow)) return true;
  if (!isMap(wide)) return false;
  const [start, end] = [partOf(wide, 'prefix'), partOf(wide, 'suffix')];
  return (
    (start !== undefined && partOf(narrow, 'prefix')?.startsWith(start) === true) ||
    (end !== undefined && partOf(narrow, 'suffix')?.endsWith(end) === true)
  );
}

/** Whether what the second matches the first certainly matches too. */
function covers(wide: unknown, narrow: unknown): boolean {
  if (Array.isArray(wide)) {
    return Array.isArray(narrow) && narrow.every((item) => wide.some((other) => itemCovers(other, item)));
  }
  if (!isMap(wide) || !isMap(narrow)) return false;
  return Object.entries(wide).every(([key, part]) => Object.hasOwn(narrow, key) && covers(part, narrow[key]));
}

function patternCovers(wide: string, narrow: string): boolean {
  const [all, some] = [parsedJson(wide), parsedJson(narrow)];
  return wide === narrow || (isMap(all) && isMap(some) && covers(all, some));
}

/** Whether every event that one of `narrow` matches, one of `wide` matches; no pattern matches all. */
function coversAll(wide: readonly string[], narrow: readonly string[]): boolean {
  if (wide.length === 0) return true;
  return narrow.length > 0 && narrow.every((one) => wide.some((other) => patternCovers(other, one)));
}

/** What a change of patterns means for the events that match one of them. */
export function comparePatterns(before: readonly string[], after: readonly string[]): FilterChange {
  const [grows, shrinks] = [coversAll(after, before), coversAll(before, after)];
  if (grows) return shrinks ? 'same' : 'wider';
  return shrinks ? 'narrower' : 'different';
}
