import { formatArn } from '#base/aws/arns';
import {
  ownedQueues,
  ownedTopics,
  type OwnedQueue,
  type OwnedTopic,
  type Receiver,
  type Subscription,
  type Topology,
} from '#model/topology';
import { receiverFacts } from '#model/kinds/receivers/index';
import {
  subscriptionWords,
  type Inventory,
  type LiveQueue,
  type LiveSubscription,
  type LiveTopic,
} from '../inventory/inventory';

/* Which element of a topology is which thing in AWS: the same name, or the same topic and endpoint. */

export interface Pair<Element, Live> {
  readonly element: Element;
  readonly live: Live;
}

export interface Pairs {
  readonly topics: readonly Pair<OwnedTopic, LiveTopic>[];
  readonly queues: readonly Pair<OwnedQueue, LiveQueue>[];
  readonly subscriptions: readonly Pair<Subscription, LiveSubscription>[];
}

/** The endpoint of a subscription as SNS gives it; `undefined` where it is not known here. */
function endpointOf(receiver: Receiver, account: string): string | undefined {
  return receiverFacts<Receiver>(receiver).endpoint(receiver, account);
}

/** What a subscription of the topology is called in AWS, for people. */
export function expectedWords({ topic, receiver }: Subscription, account: string): string {
  const endpoint = endpointOf(receiver, account) ?? '';
  const protocol = receiverFacts<Receiver>(receiver).protocol(receiver);
  return subscriptionWords({ topicArn: formatArn(topic.arn, account), protocol, endpoint });
}

function match<Element, Live>(
  elements: readonly Element[],
  keyOf: (element: Element) => string | undefined,
  live: readonly Live[],
  liveKeyOf: (live: Live) => string,
): Pair<Element, Live>[] {
  const byKey = new Map(live.map((one) => [liveKeyOf(one), one]));
  return elements.flatMap((element) => {
    const key = keyOf(element);
    const found = key === undefined ? undefined : byKey.get(key);
    return found === undefined ? [] : [{ element, live: found }];
  });
}

export function pairsOf(topology: Topology, inventory: Inventory): Pairs {
  const { account } = inventory;
  const named = ({ physicalName }: { readonly physicalName: string }) => physicalName;
  return {
    topics: match(ownedTopics(topology), named, inventory.topics, ({ name }) => name),
    queues: match(ownedQueues(topology), named, inventory.queues, ({ name }) => name),
    subscriptions: match(
      topology.subscriptions,
      ({ topic, receiver }) => {
        const endpoint = endpointOf(receiver, account);
        return endpoint === undefined ? undefined : `${formatArn(topic.arn, account)} ${endpoint}`;
      },
      inventory.subscriptions,
      ({ topicArn, endpoint }) => `${topicArn} ${endpoint}`,
    ),
  };
}
