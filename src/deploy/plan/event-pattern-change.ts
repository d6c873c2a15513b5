import { isMap, parsedJson } from '#base/util/json';
import type { FilterChange } from './filter-change';
import { isSame } from './same';

/*
 * Event patterns of EventBridge, pipes and event source mappings: every key must match, and one item of each list.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
 */

/** Whether what the second matches the first certainly matches too; the meaning of an item plays no part. */
function covers(wide: unknown, narrow: unknown): boolean {
  if (Array.isArray(wide)) {
    return Array.isArray(narrow) && narrow.every((item) => wide.some((other) => isSame(item, other)));
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
