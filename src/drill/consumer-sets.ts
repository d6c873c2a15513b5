import type { Consumer } from '#model/consumer';
import { takenFrom } from '#model/kinds/consumers/index';
import type { Queue, Topology } from '#model/topology';

/** Consumers that share queues, and all of their queues: what one of them does matters to the others, and to nobody else. */
export interface ConsumerSet {
  readonly consumers: readonly Consumer[];
  readonly queues: readonly Queue[];
}

/** Every consumer that takes messages from a queue, with those that it shares queues with. */
export function consumerSetsOf({ consumers }: Topology): ConsumerSet[] {
  let sets: ConsumerSet[] = [];
  for (const consumer of consumers.values()) {
    const queues = takenFrom(consumer);
    if (queues.length === 0) continue;
    const shares = (set: ConsumerSet) => set.queues.some((queue) => queues.includes(queue));
    const joined = sets.filter(shares);
    const set = {
      consumers: [...joined.flatMap((one) => one.consumers), consumer],
      queues: [...new Set([...joined.flatMap((one) => one.queues), ...queues])],
    };
    sets = [...sets.filter((one) => !shares(one)), set];
  }
  return sets;
}
