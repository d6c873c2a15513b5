import { fargates, lambdas, type Queue, type Topology } from '#model/topology';

/** What the elements of a topology do with a queue, besides what the queue itself knows. */
interface Uses {
  /** Names of subscriptions that put there what they could not deliver. */
  readonly undelivered: string[];
  /** Names of functions that put there what they failed at. */
  readonly unhandled: string[];
  /** How long, in seconds, messages may wait for those who scale by that. */
  readonly latencies: number[];
}

const NOTHING: Uses = { undelivered: [], unhandled: [], latencies: [] };

/** Of all queues at once: to look at every element for every queue takes minutes where there are thousands. */
function collect(topology: Topology): ReadonlyMap<Queue, Uses> {
  const byQueue = new Map<Queue, Uses>();
  const of = (queue: Queue) => {
    const known = byQueue.get(queue) ?? { undelivered: [], unhandled: [], latencies: [] };
    byQueue.set(queue, known);
    return known;
  };
  for (const { name, deadLetters } of topology.subscriptions) {
    if (deadLetters) of(deadLetters).undelivered.push(name);
  }
  for (const { name, onFailure } of lambdas(topology)) if (onFailure) of(onFailure).unhandled.push(name);
  for (const { queues, scaling } of fargates(topology)) {
    if (scaling?.goal.kind !== 'latency') continue;
    for (const queue of queues) of(queue).latencies.push(scaling.goal.target);
  }
  return byQueue;
}

const collected = new WeakMap<Topology, ReadonlyMap<Queue, Uses>>();

export function usesOf(topology: Topology, queue: Queue): Uses {
  const byQueue = collected.get(topology) ?? collect(topology);
  collected.set(topology, byQueue);
  return byQueue.get(queue) ?? NOTHING;
}
