import { consumerFacts } from '#model/kinds/consumers/index';
import { publisherFacts } from '#model/kinds/publishers/index';
import type { Queue, Topology } from '#model/topology';

/** What the elements of a topology do with a queue, besides what the queue itself knows. */
interface Uses {
  /** Names of subscriptions and publishers that put there what they could not deliver. */
  readonly undelivered: string[];
  /** Names of consumers that put there what they failed at. */
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
  for (const publisher of topology.publishers.values()) {
    const failures = publisherFacts(publisher).failures(publisher);
    if (failures) of(failures).undelivered.push(publisher.name);
  }
  for (const consumer of topology.consumers.values()) {
    const facts = consumerFacts(consumer);
    const failures = facts.failures(consumer);
    if (failures) of(failures).unhandled.push(consumer.name);
    const latency = facts.latency(consumer);
    if (latency === undefined) continue;
    for (const queue of consumer.queues) of(queue).latencies.push(latency);
  }
  return byQueue;
}

const collected = new WeakMap<Topology, ReadonlyMap<Queue, Uses>>();

export function usesOf(topology: Topology, queue: Queue): Uses {
  const byQueue = collected.get(topology) ?? collect(topology);
  collected.set(topology, byQueue);
  return byQueue.get(queue) ?? NOTHING;
}
