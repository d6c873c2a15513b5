import type { Verdict } from '../filter-policy';
import type { Simulation } from '../simulator/simulation';
import { eventsOf, type TraceEvent } from '../simulator/trace';
import { ownedQueues, type Queue, type Subscription, type Topology } from '#model/topology';
import { nameOf, receiverOf } from './names';

export interface Kept {
  readonly subscription: Subscription;
  readonly verdict: Verdict;
}

type Counts = ReadonlyMap<string, number>;

/** What happened in a flow, by the names of receivers. */
export interface Observed {
  readonly events: readonly TraceEvent[];
  readonly delivered: ReadonlySet<string>;
  /** Messages that a filter kept back. */
  readonly filtered: ReadonlyMap<string, readonly Kept[]>;
  readonly consumed: Counts;
  readonly waiting: Counts;
  readonly dead: Counts;
  readonly expired: Counts;
  /** Messages that the filter of a consumer deleted. */
  readonly discarded: Counts;
  readonly refused: number;
  /** The most receives of one message. */
  readonly attempts: Counts;
  /** Bodies as received, in the order in which they were processed, and then those that were not, as they came. */
  readonly bodies: ReadonlyMap<string, readonly string[]>;
}

function countBy<T>(items: readonly T[], name: (item: T) => readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of items.flatMap(name)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function groupBy<T>(items: readonly T[], name: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(name(item), [...(groups.get(name(item)) ?? []), item]);
  return groups;
}

function subscriberName(subscription: Subscription): string {
  return nameOf(receiverOf(subscription));
}

function receivers(events: readonly TraceEvent[]): Set<string> {
  const delivered = eventsOf(events, 'delivered').map(({ subscription }) => subscriberName(subscription));
  const published = new Set(eventsOf(events, 'published').map(({ origin }) => origin));
  const sent = eventsOf(events, 'enqueued').filter(({ origin }) => !published.has(origin));
  const passedOn = eventsOf(events, 'sent').map(({ to }) => to.name);
  return new Set([...delivered, ...sent.map(({ queue }) => queue.name), ...passedOn]);
}

/**
 * Dead letters count for where they come from, and for the queue that takes them. What a function could not do was
 * delivered to it, so it counts for its `onFailure` alone.
 */
function deadLetters(events: readonly TraceEvent[]): Counts {
  const redriven = eventsOf(events, 'dead').map(({ queue, deadLetters: target }) => [
    queue.name,
    target.name,
  ]);
  const undelivered = eventsOf(events, 'undelivered').map(({ subscription, deadLetters: target }) => [
    subscriberName(subscription),
    ...(target ? [target.name] : []),
  ]);
  const unhandled = eventsOf(events, 'unhandled').map(({ target }) => (target ? [target.name] : []));
  return countBy([...redriven, ...undelivered, ...unhandled], (names) => [...new Set(names)]);
}

function attemptsOf(events: readonly TraceEvent[]): Counts {
  const most = new Map<string, number>();
  for (const { queue, attempt } of [...eventsOf(events, 'consumed'), ...eventsOf(events, 'failed')]) {
    most.set(queue.name, Math.max(most.get(queue.name) ?? 0, attempt));
  }
  for (const { subscription, attempt } of [...eventsOf(events, 'handled'), ...eventsOf(events, 'threw')]) {
    const name = subscriberName(subscription);
    most.set(name, Math.max(most.get(name) ?? 0, attempt));
  }
  return most;
}

function bodiesOf(events: readonly TraceEvent[], queue: Queue): string[] {
  const arrived = new Map(
    eventsOf(events, 'enqueued')
      .filter((event) => event.queue === queue)
      .map(({ copy, body }) => [copy, body]),
  );
  const done = eventsOf(events, 'consumed').filter(
    (event) => event.queue === queue && arrived.has(event.copy),
  );
  const order = new Set([...done.map(({ copy }) => copy), ...arrived.keys()]);
  return [...order].map((copy) => arrived.get(copy)!);
}

/** What a simulation shows once it is over. */
export function observe(topology: Topology, simulation: Simulation): Observed {
  const { events } = simulation;
  const queues = ownedQueues(topology);
  return {
    events,
    delivered: receivers(events),
    filtered: groupBy(eventsOf(events, 'filtered'), ({ subscription }) => subscriberName(subscription)),
    consumed: countBy(eventsOf(events, 'consumed'), ({ queue }) => [queue.name]),
    waiting: new Map(queues.map((queue) => [queue.name, simulation.contents(queue).length])),
    dead: deadLetters(events),
    expired: countBy(eventsOf(events, 'expired'), ({ queue }) => [queue.name]),
    discarded: countBy(eventsOf(events, 'discarded'), ({ queue }) => [queue.name]),
    refused: eventsOf(events, 'refused').length + eventsOf(events, 'duplicate').length,
    attempts: attemptsOf(events),
    bodies: new Map([...topology.queues.values()].map((queue) => [queue.name, bodiesOf(events, queue)])),
  };
}
