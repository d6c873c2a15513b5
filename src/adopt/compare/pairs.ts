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

type EndpointOf = {
  [K in Receiver['kind']]: (receiver: Extract<Receiver, { kind: K }>, account: string) => string | undefined;
};

/** The endpoint of a subscription as SNS gives it; `undefined` where it is not known here. */
const ENDPOINTS: EndpointOf = {
  queue: ({ queue }, account) => formatArn(queue.arn, account),
  lambda: () => undefined,
  url: ({ url }) => url,
  email: ({ address }) => address,
  sms: ({ number }) => number,
  firehose: ({ arn }) => arn,
  application: ({ arn }) => arn,
};

function endpointOf(receiver: Receiver, account: string): string | undefined {
  // The table has for each kind a function of that kind, which the compiler cannot follow through the union.
  const find = ENDPOINTS[receiver.kind] as (receiver: Receiver, account: string) => string | undefined;
  return find(receiver, account);
}

/** What a subscription of the topology is called in AWS, for people. */
export function expectedWords({ topic, receiver }: Subscription, account: string): string {
  const endpoint = endpointOf(receiver, account) ?? '';
  const protocol = receiver.kind === 'queue' ? 'sqs' : receiver.kind;
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
