import type { LiveProgram, LiveQueue, LiveSubscription, LiveTopic } from '../inventory/inventory';
import type { WrittenSubscription } from './subscriptions';

/* What each part of the file was written for, so that what the language refuses can be left out by name. */

export type Live = LiveTopic | LiveQueue | LiveSubscription | LiveProgram;
export type Sources = ReadonlyMap<string, readonly Live[]>;

type Entry = readonly [part: string, live: Live];

export function sourcesOf(entries: readonly Entry[]): Sources {
  const sources = new Map<string, Live[]>();
  for (const [part, live] of entries) sources.set(part, [...(sources.get(part) ?? []), live]);
  return sources;
}

/** The subscriptions that use each named filter. */
export function filtersOf(subscriptions: readonly WrittenSubscription[]): Entry[] {
  return subscriptions.flatMap(({ live, written }) =>
    typeof written['filter'] === 'string' ? [[`filters.${written['filter']}`, live] as const] : [],
  );
}
