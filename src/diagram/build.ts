import {
  stackName,
  type Encryption,
  type OwnedQueue,
  type Queue,
  type Receiver,
  type ReceiverKind,
  type Subscription,
  type Topic,
  type Topology,
} from '../topology/topology';
import { plural } from '../util/text';
import { filterLines } from './filter-lines';
import { shortened } from './text-size';
import type { Graph, GraphEdge, GraphGroup, GraphNode, Mark } from './graph';

const ENCRYPTION_MARKS: Readonly<Record<Encryption['kind'], readonly Mark[]>> = {
  none: [],
  sqs: ['SSE'],
  'managed-key': ['KMS'],
  'own-key': ['KMS'],
};

function marksOf(element: Topic | Queue): Mark[] {
  const marks: Mark[] = element.fifo ? ['FIFO'] : [];
  return element.owned ? [...marks, ...ENCRYPTION_MARKS[element.encryption.kind]] : [...marks, 'external'];
}

const topicId = ({ name }: Topic): string => `topics.${name}`;
const queueId = ({ name }: Queue): string => `queues.${name}`;

function topicNode(topic: Topic): GraphNode {
  return { id: topicId(topic), kind: 'topic', label: topic.name, marks: marksOf(topic) };
}

function publisherNode(kind: 'account' | 'service', name: string): GraphNode {
  return { id: `publishers.${name}`, kind, label: name, marks: [] };
}

interface Part {
  readonly node: GraphNode;
  readonly edge: GraphEdge;
}

/** Who may publish, beyond the roles of this account. */
function publishers(topic: Topic): Part[] {
  if (!topic.owned) return [];
  const { accounts, services } = topic.publishers;
  const nodes = [
    ...accounts.map((account) => publisherNode('account', account)),
    ...services.map((service) => publisherNode('service', service)),
  ];
  return nodes.map((node) => ({
    node,
    edge: {
      id: `${node.id} ${topicId(topic)}`,
      kind: 'publish',
      from: node.id,
      to: topicId(topic),
      lines: [],
    },
  }));
}

/** The queues whose work is to keep what went wrong. */
function deadLetterQueues(topology: Topology): Set<Queue> {
  const taken = [...topology.queues.values()].flatMap((queue) =>
    queue.owned && queue.deadLetters ? [queue.deadLetters.queue] : [],
  );
  return new Set([...taken, ...topology.subscriptions.flatMap(({ deadLetters }) => deadLetters ?? [])]);
}

/** URLs may be long. */
const LONGEST_LABEL = 36;

type EndpointNodes = {
  [K in Exclude<ReceiverKind, 'queue'>]: (receiver: Extract<Receiver, { kind: K }>) => string;
};

function afterSlash(arn: string): string {
  return arn.slice(arn.indexOf('/') + 1);
}

/** What an endpoint is called that is no element of the file. */
const ENDPOINT_LABELS: EndpointNodes = {
  lambda: ({ lambda }) => lambda.name,
  url: ({ url }) => url.replace(/^https:\/\//, ''),
  email: ({ address }) => address,
  sms: ({ number }) => number,
  firehose: ({ arn }) => afterSlash(arn),
  application: ({ arn }) => afterSlash(arn),
};

function endpointNode(receiver: Exclude<Receiver, { kind: 'queue' }>): GraphNode {
  const describe = ENDPOINT_LABELS[receiver.kind] as (receiver: Receiver) => string;
  const name = describe(receiver);
  const label = shortened(name, LONGEST_LABEL);
  return { id: `endpoints.${receiver.kind}:${name}`, kind: receiver.kind, label, marks: [] };
}

function delivery({ name, topic, receiver, filter }: Subscription): { node?: GraphNode; edge: GraphEdge } {
  const node = receiver.kind === 'queue' ? undefined : endpointNode(receiver);
  const to = receiver.kind === 'queue' ? queueId(receiver.queue) : node!.id;
  const lines = filter ? filterLines(filter) : [];
  const edge: GraphEdge = { id: `subscriptions.${name}`, kind: 'delivery', from: topicId(topic), to, lines };
  return node ? { node, edge } : { edge };
}

/** What SNS could not deliver, drawn from the topic once for each queue that takes it. */
function undelivered(subscriptions: readonly Subscription[]): GraphEdge[] {
  const edges = new Map<string, GraphEdge>();
  for (const { topic, deadLetters } of subscriptions) {
    if (!deadLetters) continue;
    const [from, to] = [topicId(topic), queueId(deadLetters)];
    edges.set(`${from} ${to}`, {
      id: `${from} ${to}`,
      kind: 'dead-letters',
      from,
      to,
      lines: ['could not be delivered'],
    });
  }
  return [...edges.values()];
}

function redrive(queue: OwnedQueue): GraphEdge[] {
  if (!queue.deadLetters) return [];
  const { queue: target, maxReceiveCount } = queue.deadLetters;
  const [from, to] = [queueId(queue), queueId(target)];
  const lines = [`after ${plural(maxReceiveCount, 'receive')}`];
  return [{ id: `${from} ${to}`, kind: 'dead-letters', from, to, lines }];
}

/** A queue whose dead letters go to a queue that takes nothing else stands right above it. */
function groupsOf(edges: readonly GraphEdge[]): GraphGroup[] {
  return edges.flatMap(({ kind, from, to }) => {
    const isRedrive = kind === 'dead-letters' && from.startsWith('queues.');
    const others = edges.filter((edge) => edge.from === to || (edge.to === to && edge.from !== from));
    return isRedrive && others.length === 0 ? [{ queue: from, deadLetters: to }] : [];
  });
}

function uniqueNodes(nodes: readonly GraphNode[]): GraphNode[] {
  return [...new Map(nodes.map((node) => [node.id, node])).values()];
}

/** The whole topology as nodes and arrows, in the order of the file. */
export function graphOf(topology: Topology): Graph {
  const topics = [...topology.topics.values()];
  const queues = [...topology.queues.values()];
  const failed = deadLetterQueues(topology);
  const published = topics.flatMap(publishers);
  const deliveries = topology.subscriptions.map(delivery);
  const edges = [
    ...published.map(({ edge }) => edge),
    ...deliveries.map(({ edge }) => edge),
    ...queues.flatMap((queue) => (queue.owned ? redrive(queue) : [])),
    ...undelivered(topology.subscriptions),
  ];
  const queueNodes = queues.map((queue): GraphNode => {
    const kind = failed.has(queue) ? 'dead-letter-queue' : 'queue';
    return { id: queueId(queue), kind, label: queue.name, marks: marksOf(queue) };
  });
  return {
    title: stackName(topology),
    nodes: uniqueNodes([
      ...published.map(({ node }) => node),
      ...topics.map(topicNode),
      ...queueNodes,
      ...deliveries.flatMap(({ node }) => node ?? []),
    ]),
    edges,
    groups: groupsOf(edges),
  };
}
