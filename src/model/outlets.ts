import type { Queue, Topic } from './topology';

/** Somebody who publishes to topics, and sends to queues without a topic between. */
export interface Giver {
  readonly publishes: readonly Topic[];
  readonly sends: readonly Queue[];
}

export function outletsOf({ publishes, sends }: Giver): (Topic | Queue)[] {
  return [...publishes, ...sends];
}

/** Whether somebody gives messages to a topic or a queue. */
export function givesTo({ publishes, sends }: Giver, outlet: Topic | Queue): boolean {
  return isTopic(outlet) ? publishes.includes(outlet) : sends.includes(outlet);
}

export function isTopic(element: Topic | Queue): element is Topic {
  return 'subscriptions' in element;
}
