import { filterPolicy, type ScopeName } from '#messages/filter-policy/index';
import { canonical, isMap, parsedJson, type Json } from '#base/util/json';

export interface FilterSettings {
  readonly policy: unknown;
  readonly scope: unknown;
}

export type FilterChange = 'same' | 'wider' | 'narrower' | 'different';

function policyIn({ policy }: FilterSettings): object | undefined {
  const written = typeof policy === 'string' ? parsedJson(policy) : undefined;
  return isMap(written) ? written : undefined;
}

function isSame(a: object, b: object): boolean {
  return JSON.stringify(canonical(a as Json)) === JSON.stringify(canonical(b as Json));
}

/** Whether every message that passes `narrow` certainly passes `wide`. */
function isWider(wide: object, narrow: object, scope: ScopeName): boolean {
  try {
    return filterPolicy.covers(wide, narrow, scope);
  } catch {
    // What is deployed may be a policy that SNS takes and is not understood here; then nothing is certain.
    return false;
  }
}

/** What a change of a filter means for the messages that pass; no filter lets all pass. */
export function compareFilters(before: FilterSettings, after: FilterSettings): FilterChange {
  const [old, planned] = [policyIn(before), policyIn(after)];
  if (!old) return planned ? 'narrower' : 'same';
  if (!planned) return 'wider';
  if (before.scope !== after.scope) return 'different';
  if (isSame(old, planned)) return 'same';
  const scope = after.scope === 'MessageBody' ? 'MessageBody' : 'MessageAttributes';
  const [grows, shrinks] = [isWider(planned, old, scope), isWider(old, planned, scope)];
  if (grows) return shrinks ? 'same' : 'wider';
  return shrinks ? 'narrower' : 'different';
}
