import { queueOf } from '#model/kinds/receivers/index';
import type { Queue, Subscription, Topology } from '#model/topology';

/** What receives messages: a queue, or another endpoint of a subscription. */
export type Receiver =
  | { readonly kind: 'queue'; readonly queue: Queue }
  | { readonly kind: 'endpoint'; readonly subscription: Subscription };

const BETWEEN = '_to_';

/** What follows `<topic>_to_` in the name of a subscription. */
function endpointName({ name, topic }: Subscription): string {
  return name.slice(topic.name.length + BETWEEN.length);
}

export function receiverOf(subscription: Subscription): Receiver {
  const queue = queueOf(subscription.receiver);
  return queue ? { kind: 'queue', queue } : { kind: 'endpoint', subscription };
}

/** How a receiver is called in a flow. */
export function nameOf(receiver: Receiver): string {
  return receiver.kind === 'queue' ? receiver.queue.name : endpointName(receiver.subscription);
}

/** Subscriptions that go by a name: their own, or that of the endpoint. */
export function subscriptionsNamed({ subscriptions }: Topology, name: string): Subscription[] {
  return subscriptions.filter(
    (subscription) => subscription.name === name || endpointName(subscription) === name,
  );
}

/** Every name that a flow can use for a receiver. */
export function receiverNames({ queues, subscriptions }: Topology): string[] {
  return [...queues.keys(), ...subscriptions.flatMap((each) => [each.name, endpointName(each)])];
}

/** Every name that a flow can use for what works or answers. */
export function consumerNames(topology: Topology): string[] {
  return [...topology.consumers.keys(), ...receiverNames(topology)];
}

/** The receiver's one name, for any that a flow uses; `undefined` if there is none. */
export function canonicalName(topology: Topology, name: string): string | undefined {
  if (topology.queues.has(name)) return name;
  const [subscription] = subscriptionsNamed(topology, name);
  return subscription && nameOf(receiverOf(subscription));
}
