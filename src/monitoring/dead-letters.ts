import { lambdas, type Queue, type Topology } from '../topology/topology';

/** What ends in a queue besides the messages that always fail in others: names of those that give it up. */
interface GivenUp {
  /** Subscriptions that could not deliver. */
  readonly undelivered: string[];
  /** Functions that failed at it. */
  readonly unhandled: string[];
}

const NOTHING: GivenUp = { undelivered: [], unhandled: [] };

/** Of all queues at once: to look at every subscription for every queue takes minutes where there are thousands. */
function collect(topology: Topology): ReadonlyMap<Queue, GivenUp> {
  const byQueue = new Map<Queue, GivenUp>();
  const into = (queue: Queue) => {
    const known = byQueue.get(queue) ?? { undelivered: [], unhandled: [] };
    byQueue.set(queue, known);
    return known;
  };
  for (const { name, deadLetters } of topology.subscriptions) {
    if (deadLetters) into(deadLetters).undelivered.push(name);
  }
  for (const { name, onFailure } of lambdas(topology)) if (onFailure) into(onFailure).unhandled.push(name);
  return byQueue;
}

const collected = new WeakMap<Topology, ReadonlyMap<Queue, GivenUp>>();

export function givenUpTo(topology: Topology, queue: Queue): GivenUp {
  const byQueue = collected.get(topology) ?? collect(topology);
  collected.set(topology, byQueue);
  return byQueue.get(queue) ?? NOTHING;
}
