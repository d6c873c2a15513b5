import type { Json } from '#base/util/json';
import type { Written } from './queues';

/* What most elements say alike is said once, in `defaults`. */

/** Lines that it must spare; one would only move a line. */
const LEAST_SPARED = 2;

function key(value: Json | undefined): string {
  return JSON.stringify(value);
}

function mostFrequent(values: readonly Json[]): { readonly value: Json; readonly count: number } | undefined {
  const counts = new Map<string, { value: Json; count: number }>();
  for (const value of values) {
    const known = counts.get(key(value));
    if (known) known.count += 1;
    else counts.set(key(value), { value, count: 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)[0];
}

export interface Drawn {
  readonly defaults: Written;
  /** The elements, each with what it says otherwise. */
  readonly elements: readonly Written[];
}

/** Elements say every key of `language`, which has what the language assumes of each. */
export function drawDefaults(elements: readonly Written[], language: Written): Drawn {
  const defaults: Written = {};
  for (const name of Object.keys(language)) {
    const values = elements.map((element) => element[name] ?? language[name]!);
    const best = mostFrequent(values);
    if (!best || key(best.value) === key(language[name])) continue;
    const saidNow = values.filter((value) => key(value) !== key(language[name])).length;
    const saidThen = values.length - best.count + 1;
    if (saidNow - saidThen >= LEAST_SPARED) defaults[name] = best.value;
  }
  const assumed = { ...language, ...defaults };
  const short = elements.map((element) =>
    Object.fromEntries(
      Object.entries(element).filter(
        ([name, value]) => !(name in assumed) || key(value) !== key(assumed[name]),
      ),
    ),
  );
  return { defaults, elements: short };
}
