import type { LocatedDiagnostic } from '#base/diagnostics/diagnostic';
import type { Locator } from '#base/diagnostics/locate';
import { child, formatPath, type Path } from '#base/diagnostics/path';
import { checkPolicy } from '../filter-policy/check';
import { describeCondition } from '../filter-policy/describe';
import { fieldsOf } from '../filter-policy/limits';
import { eventsOf, type TraceEvent } from '../simulator/trace';
import { ownedQueues, type Filter, type Subscription, type Topology } from '#model/topology';

/** Something that a flow can show. */
export interface CoverageItem {
  readonly what: string;
  readonly path: Path;
  readonly covered: boolean;
}

/** What the flows of a topology did, all together. */
interface Exercised {
  readonly delivered: ReadonlySet<Subscription>;
  readonly filtered: ReadonlySet<Subscription>;
  /** Conditions of filters that a message met, by their paths. */
  readonly met: ReadonlySet<string>;
  readonly dead: ReadonlySet<string>;
}

function exercisedBy(events: readonly TraceEvent[]): Exercised {
  const delivered = eventsOf(events, 'delivered');
  const filtered = eventsOf(events, 'filtered');
  const met = [...delivered, ...filtered].flatMap(({ subscription: { filter }, verdict }) =>
    filter ? verdict.met.map((path) => formatPath(child(filter.path, 'policy', ...path))) : [],
  );
  return {
    delivered: new Set(delivered.map(({ subscription }) => subscription)),
    filtered: new Set(filtered.map(({ subscription }) => subscription)),
    met: new Set(met),
    dead: new Set([
      ...eventsOf(events, 'dead').map(({ queue }) => formatPath(queue.path)),
      ...eventsOf(events, 'undelivered').map(({ subscription }) => formatPath(subscription.path)),
    ]),
  };
}

function conditionItems({ path, policy, scope }: Filter, { met }: Exercised): CoverageItem[] {
  return fieldsOf(checkPolicy(policy, scope).policy.clauses).flatMap(({ name, conditions }) =>
    conditions.map((placed) => {
      const at = child(path, 'policy', ...placed.path);
      const what = `no message meets the condition that \`${name}\` is ${describeCondition(placed.condition)}`;
      return { what, path: at, covered: met.has(formatPath(at)) };
    }),
  );
}

function subscriptionItems(subscription: Subscription, exercised: Exercised): CoverageItem[] {
  const { name, path, filter, deadLetters } = subscription;
  const { delivered, filtered, dead } = exercised;
  return [
    { what: `no message passes \`${name}\``, path, covered: delivered.has(subscription) },
    ...(filter
      ? [{ what: `\`${name}\` keeps no message back`, path, covered: filtered.has(subscription) }]
      : []),
    ...(filter ? conditionItems(filter, exercised) : []),
    ...(deadLetters
      ? [{ what: `no delivery by \`${name}\` fails`, path, covered: dead.has(formatPath(path)) }]
      : []),
  ];
}

/** Everything that a flow could show, and whether one of them did. */
export function coverageOf(topology: Topology, events: readonly TraceEvent[]): CoverageItem[] {
  const exercised = exercisedBy(events);
  const queues = ownedQueues(topology).filter(({ deadLetters }) => deadLetters);
  return [
    ...topology.subscriptions.flatMap((subscription) => subscriptionItems(subscription, exercised)),
    ...queues.map(({ name, path }) => ({
      what: `no message of queue \`${name}\` ends among its dead letters`,
      path,
      covered: exercised.dead.has(formatPath(path)),
    })),
  ];
}

export type LocatedItem = CoverageItem & Pick<LocatedDiagnostic, 'place'>;

/** Each once, where a filter is shared; with its place. */
export function locateItems(items: readonly CoverageItem[], locate: Locator): LocatedItem[] {
  const unique = new Map(items.map((item) => [`${formatPath(item.path)} ${item.what}`, item]));
  return [...unique.values()].map((item) => ({ ...item, place: locate(item.path, 'key') }));
}
