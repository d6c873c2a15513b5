import { lookup } from '#base/util/lookup';
import type { Consumer } from './consumer';
import type { Publisher } from './publisher';
import type { Queue, Topic, Topology } from './topology';

/** Somebody who publishes to topics, and sends to queues without a topic between. */
export interface Giver {
  readonly publishes: readonly Topic[];
  readonly sends: readonly Queue[];
}

export function outletsOf({ publishes, sends }: Giver): (Topic | Queue)[] {
  return [...publishes, ...sends];
}

function* eachOutlet<G extends Giver>(givers: ReadonlyMap<string, G>): Iterable<[Topic | Queue, G]> {
  for (const giver of givers.values()) for (const outlet of new Set(outletsOf(giver))) yield [outlet, giver];
}

const publishersByOutlet = lookup(eachOutlet<Publisher>);
const consumersByOutlet = lookup(eachOutlet<Consumer>);

/** The publishers that publish to a topic, or send to a queue without a topic between. */
export function publishersOf({ publishers }: Topology, outlet: Topic | Queue): readonly Publisher[] {
  return publishersByOutlet(publishers, outlet);
}

/** The consumers that pass on there what they make of messages. */
export function consumersGivingTo({ consumers }: Topology, outlet: Topic | Queue): readonly Consumer[] {
  return consumersByOutlet(consumers, outlet);
}

export function isTopic(element: Topic | Queue): element is Topic {
  return 'subscriptions' in element;
}
