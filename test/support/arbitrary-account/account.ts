import fc from 'fast-check';
import { byName } from '../arbitrary-names';
import type { MadeQueue, MadeSubscription, MadeTopic } from './live';
import { queue, queueOf } from './queues';
import { subscription, subscriptionsOf } from './subscriptions';
import { topic, topicOf } from './topics';

export interface LiveAccount {
  readonly queues: readonly MadeQueue[];
  readonly topics: readonly MadeTopic[];
  readonly subscriptions: readonly MadeSubscription[];
}

/**
 * What an account answers, as arbitrary as AWS allows. Attributes have the names of the API. What loses messages in
 * AWS too, such as queues that are each other's dead-letter queue, is left out: `validate` says that it is an error.
 */
export const liveAccounts: fc.Arbitrary<LiveAccount> = fc
  .record({
    queues: fc.array(queue, { maxLength: 5 }).map(byName),
    topics: fc.array(topic, { maxLength: 3 }).map(byName),
    subscriptions: fc.array(subscription, { maxLength: 6 }),
  })
  .map(({ queues, topics, subscriptions }) => ({
    queues: queues.map((one) => queueOf(one, queues)),
    topics: topics.map(topicOf),
    subscriptions: subscriptionsOf(subscriptions, topics, queues),
  }));
