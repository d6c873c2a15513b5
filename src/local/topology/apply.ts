import { nameInAws, type Topology } from '#model/topology';
import { subscribe, unsubscribe } from '../sns/subscriptions';
import { filterOf } from '../sns/subscription-attributes';
import type { LocalSubscription } from '../sns/topic';
import { createTopic } from '../sns/topics';
import { createQueue, setAttributes } from '../sqs/catalogue';
import type { LocalQueue } from '../sqs/queue';
import type { World } from '../world';
import { endpointOf, queueAttributes, subscriptionAttributes, topicAttributes } from './wanted';

/** What a topology file has made on the server, so that the next edition of the file can take away what it lacks. */
export interface Applied {
  readonly queues: ReadonlySet<string>;
  readonly topics: ReadonlySet<string>;
  readonly subscriptions: ReadonlyMap<string, LocalSubscription>;
}

export const NOTHING_APPLIED: Applied = { queues: new Set(), topics: new Set(), subscriptions: new Map() };

/** What has become of an edition of the file. */
export interface Outcome {
  readonly applied: Applied;
  /** Queues that the file has no longer, and that stay for the messages that wait in them. */
  readonly kept: readonly string[];
}

function applyQueues(world: World, topology: Topology): Set<string> {
  const names = new Set<string>();
  for (const queue of topology.queues.values()) {
    const name = nameInAws(queue);
    const attributes = queueAttributes(world, queue);
    names.add(name);
    const known = world.queues.get(name);
    if (known) setAttributes(known, attributes);
    else createQueue(world, name, queue.fifo ? { FifoQueue: 'true', ...attributes } : attributes);
  }
  return names;
}

function applyTopics(world: World, topology: Topology): Set<string> {
  const arns = new Set<string>();
  for (const topic of topology.topics.values()) {
    const name = nameInAws(topic);
    const attributes = topicAttributes(topic);
    const known = world.topics.get(world.topicArn(name));
    if (known) Object.assign(known.attributes, attributes);
    arns.add((known ?? createTopic(world, name, attributes)).arn);
  }
  return arns;
}

function applySubscriptions(world: World, topology: Topology): Map<string, LocalSubscription> {
  const made = new Map<string, LocalSubscription>();
  for (const subscription of topology.subscriptions) {
    const topic = world.topicOf(world.topicArn(nameInAws(subscription.topic)));
    const endpoint = endpointOf(world, subscription.receiver);
    const attributes = subscriptionAttributes(world, subscription);
    const known = [...topic.subscriptions].find(
      (one) => one.protocol === endpoint.protocol && one.endpoint === endpoint.endpoint,
    );
    if (known) {
      known.filter = filterOf(attributes);
      known.attributes = { ...attributes };
    }
    made.set(subscription.name, known ?? subscribe(topic, { ...endpoint, attributes }, true));
  }
  return made;
}

function takeAway(world: World, before: Applied, now: Applied): LocalQueue[] {
  const wanted = new Set(now.subscriptions.values());
  for (const subscription of before.subscriptions.values()) {
    if (!wanted.has(subscription) && world.subscriptions.has(subscription.arn)) unsubscribe(subscription);
  }
  for (const arn of before.topics) if (!now.topics.has(arn)) world.topics.delete(arn);
  const left = [...before.queues].flatMap((name) =>
    now.queues.has(name) ? [] : (world.queues.get(name) ?? []),
  );
  const empty = left.filter(({ store }) => store.size === 0);
  for (const { name } of empty) world.queues.delete(name);
  return left.filter((queue) => !empty.includes(queue));
}

/**
 * Makes the server what a topology says: creates, changes, and takes away what the edition before had made. No message
 * that waits is lost by it.
 */
export function applyTopology(world: World, topology: Topology, before: Applied = NOTHING_APPLIED): Outcome {
  const queues = applyQueues(world, topology);
  const topics = applyTopics(world, topology);
  const applied: Applied = { queues, topics, subscriptions: applySubscriptions(world, topology) };
  const kept = takeAway(world, before, applied).map(({ name }) => name);
  world.journal.catalogue();
  world.journal.flush();
  const stillOurs = { ...applied, queues: new Set([...queues, ...kept]) };
  return { applied: stillOurs, kept };
}
