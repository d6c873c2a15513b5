import type { Consumer, ConsumerKind } from '../../consumer';
import type { Queue } from '../../topology';
import type { Prices } from '../cost';
import type { NodeLooks } from '../shown';
import type { ConsumerFacts, ResourceFacts } from './facts';
import * as kinds from './kinds';

const FACTS = kinds satisfies { readonly [K in ConsumerKind]: ConsumerFacts<Extract<Consumer, { kind: K }>> };

/** In the order in which lists name them. */
export const CONSUMER_KINDS = (Object.keys(FACTS) as ConsumerKind[]).sort(
  (a, b) => FACTS[a].order - FACTS[b].order,
);

/** Every price that only one kind of consumer has. */
export const CONSUMER_PRICES = Object.values(FACTS).reduce<Prices>(
  (all, { prices }) => ({ ...all, ...prices }),
  {},
);

/** The resources of consumers, by their types in Terraform. */
export const CONSUMER_RESOURCES = Object.values(FACTS).reduce<Readonly<Record<string, ResourceFacts>>>(
  (all, { resources }) => ({ ...all, ...resources }),
  {},
);

/** Whether consumers of this kind need a cluster to run in. */
export function runsInCluster(kind: ConsumerKind): boolean {
  return FACTS[kind].runsInCluster;
}

/** Consumers by their kinds, in the order in which lists name kinds. */
export function byKind(consumers: Iterable<Consumer>): Consumer[] {
  return [...consumers].sort((a, b) => consumerFacts(a).order - consumerFacts(b).order);
}

/** Whether the number of its tasks follows the messages. */
export function scales(consumer: Consumer): boolean {
  const { capacity } = consumerFacts(consumer);
  return consumer.queues.some((queue) => {
    const own = capacity(consumer, queue);
    return own.by === 'tasks' && own.scales;
  });
}

/** The queues that it takes messages from, unless that was switched off. */
export function takenFrom(consumer: Consumer): Queue[] {
  const { isStopped } = consumerFacts(consumer);
  return consumer.queues.filter((queue) => !isStopped(consumer, queue));
}

/** Something about the node of each kind in a picture. */
export function consumerNodes<T>(of: (node: NodeLooks) => T): Readonly<Record<ConsumerKind, T>> {
  const entries = CONSUMER_KINDS.map((kind) => [kind, of(FACTS[kind].node)] as const);
  return Object.fromEntries(entries) as Record<ConsumerKind, T>;
}

/** What is true of consumers of this kind. */
export function consumerFacts<C extends Consumer>({ kind }: C): ConsumerFacts<C> {
  // For each kind the table has facts of that kind, which the compiler cannot follow through the union.
  return FACTS[kind] as unknown as ConsumerFacts<C>;
}
