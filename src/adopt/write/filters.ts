import { canonical, type Json, type JsonObject } from '#base/util/json';
import type { LiveSubscription } from '../inventory/inventory';
import { ElementNames, type Place } from './names';
import type { Written } from './queues';

type LiveFilter = NonNullable<LiveSubscription['filter']>;

/** Longest name that is made of what a filter accepts. */
const LONGEST_NAME = 40;

function keyOf({ scope, policy }: LiveFilter): string {
  return `${scope} ${JSON.stringify(canonical(policy))}`;
}

function asWritten({ scope, policy }: LiveFilter): JsonObject {
  return { ...(scope === 'body' ? { scope } : {}), policy };
}

/** `order_created`, or the keys of a filter with much to say. */
function wordsOf({ policy }: LiveFilter): string {
  const keys = Object.keys(policy);
  const values = Object.values(policy).flat();
  const texts = values.filter((value): value is string => typeof value === 'string');
  const ofValues = texts.length === values.length ? texts.join('-') : '';
  const words = ofValues !== '' && ofValues.length <= LONGEST_NAME ? ofValues : keys.join('-');
  return words.slice(0, LONGEST_NAME);
}

/** A filter that several subscriptions have gets a name; one that a single subscription has stands there. */
export class Filters {
  readonly section: Written = {};
  private readonly names: ElementNames;
  private readonly counts = new Map<string, number>();

  constructor(subscriptions: readonly LiveSubscription[], place: Place) {
    this.names = new ElementNames('{id}', place, 'filter');
    for (const { filter } of subscriptions) {
      if (filter) this.counts.set(keyOf(filter), (this.counts.get(keyOf(filter)) ?? 0) + 1);
    }
  }

  /** What stands below `filter`. */
  of(filter: LiveFilter): Json {
    const key = keyOf(filter);
    if ((this.counts.get(key) ?? 0) < 2) return asWritten(filter);
    const name = this.names.nameFor(key, wordsOf(filter));
    this.section[name] = asWritten(filter);
    return name;
  }
}
