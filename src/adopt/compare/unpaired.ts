import { subscriptionWords, type Inventory, type Untold } from '../inventory/inventory';
import type { Pairs } from './pairs';

const FORGOTTEN = 'the file has no place for it';

/** What was found, stands nowhere in the file, and was not named before. */
export function unpaired(inventory: Inventory, pairs: Pairs, named: readonly Untold[]): Untold[] {
  const paired = new Set<unknown>(
    Object.values(pairs).flatMap((all: Pairs[keyof Pairs]) => all.map(({ live }) => live)),
  );
  const known = new Set(named.map(({ name }) => name));
  const subscriptions = inventory.subscriptions.map((live) => ({
    live,
    what: 'subscription',
    name: subscriptionWords(live),
  }));
  const all = [
    ...inventory.topics.map((live) => ({ live, what: 'topic', name: live.name })),
    ...inventory.queues.map((live) => ({ live, what: 'queue', name: live.name })),
    ...subscriptions,
  ];
  return all
    .filter(({ live, name }) => !paired.has(live) && !known.has(name))
    .map(({ what, name }) => ({ what, name, because: FORGOTTEN }));
}
