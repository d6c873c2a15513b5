import type { Consumer } from './consumer';
import { lambdaOf, queueOf } from './kinds/receivers/index';
import { ownedQueues, type Queue, type Subscription, type Topic, type Topology } from './topology';
import { invokersOf } from './invokers';
import { lookup } from '#base/util/lookup';
import { publishersOf } from './outlets';
import type { Traffic } from './traffic';

/** How many messages come to each element in a month. */
export interface Streams {
  readonly topics: ReadonlyMap<Topic, Traffic>;
  readonly queues: ReadonlyMap<Queue, Traffic>;
  /** To consumers without a queue between. */
  readonly direct: ReadonlyMap<Consumer, Traffic>;
}

const NOTHING: Traffic = { messages: 0, size: 0 };

/** Several as one, of their average size. */
export function together(streams: readonly Traffic[]): Traffic {
  const messages = streams.reduce((sum, stream) => sum + stream.messages, 0);
  if (messages === 0) return NOTHING;
  const bytes = streams.reduce((sum, stream) => sum + stream.messages * stream.size, 0);
  return { messages, size: bytes / messages };
}

/** What publishers of the file give to a topic or a queue, and what the file says of it besides. */
function given(topology: Topology, outlet: Topic | Queue): Traffic[] {
  const outside = publishersOf(topology, outlet);
  const own = outlet.owned ? outlet.traffic : undefined;
  return [own, ...outside.map(({ traffic }) => traffic)].flatMap((traffic) => traffic ?? []);
}

/** What a subscription delivers, of what comes to its topic. */
export function delivered({ topic, share = 1 }: Subscription, topics: Streams['topics']): Traffic {
  const { messages, size } = topics.get(topic) ?? NOTHING;
  return { messages: messages * share, size };
}

type Subscriptions = Topology['subscriptions'];

const subscriptionsByReceiver = lookup<Subscriptions, Queue | Consumer, Subscription>(function* (all) {
  for (const subscription of all) {
    const receiver = queueOf(subscription.receiver) ?? lambdaOf(subscription.receiver);
    if (receiver) yield [receiver, subscription];
  }
});

/** Follows messages from topics to queues and consumers. None fails, so none becomes a dead letter. */
export function streamsOf(topology: Topology): Streams {
  const topics = new Map(
    [...topology.topics.values()].map((topic) => [topic, together(given(topology, topic))] as const),
  );
  const to = (receiver: Queue | Consumer) =>
    subscriptionsByReceiver(topology.subscriptions, receiver).map((one) => delivered(one, topics));
  const queues = ownedQueues(topology).map((queue) => {
    return [queue, together([...to(queue), ...given(topology, queue)])] as const;
  });
  const direct = [...topology.consumers.values()].map((consumer) => {
    const invoked = invokersOf(topology, consumer).flatMap(({ traffic }) => traffic ?? []);
    return [consumer, together([...to(consumer), ...invoked])] as const;
  });
  return { topics, queues: new Map(queues), direct: new Map(direct) };
}
