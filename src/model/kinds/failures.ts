import type { Queue, Topology } from '../topology';
import { consumerFacts } from './consumers/index';
import { publisherFacts } from './publishers/index';

/** Queues that keep what a subscription, a publisher or a consumer could not pass on, besides dead letters of queues. */
export function failureQueues({ subscriptions, publishers, consumers }: Topology): Set<Queue> {
  const queues = [
    ...subscriptions.map(({ deadLetters }) => deadLetters),
    ...[...publishers.values()].map((publisher) => publisherFacts(publisher).failures(publisher)),
    ...[...consumers.values()].map((consumer) => consumerFacts(consumer).failures(consumer)),
  ];
  return new Set(queues.filter((queue) => queue !== undefined));
}
