import {
  stackName,
  type OwnedQueue,
  type Queue,
  type Receiver,
  type Subscription,
  type Topic,
  type Topology,
} from '#model/topology';
import {
  endpointKind,
  lambdaOf,
  queueOf,
  receiverFacts,
  type EndpointKind,
} from '#model/kinds/receivers/index';
import type { Encryption } from '#model/element';
import { watchedElements } from '#monitoring/alarms';
import { plural } from '#base/util/text';
import { failureQueues } from '#model/kinds/failures';
import { edge, publishersOf, workersOf, type Part } from './around';
import { filterLines } from './filter-lines';
import { idOf } from './ids';
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

const topicId = (topic: Topic): string => idOf('topics', topic);
const queueId = (queue: Queue): string => idOf('queues', queue);

function topicNode(topic: Topic): GraphNode {
  return { id: topicId(topic), kind: 'topic', label: topic.name, marks: marksOf(topic) };
}

/** The queues whose work is to keep what went wrong. */
function deadLetterQueues(topology: Topology): Set<Queue> {
  const taken = [...topology.queues.values()].flatMap((queue) =>
    queue.owned && queue.deadLetters ? [queue.deadLetters.queue] : [],
  );
  return new Set([...taken, ...failureQueues(topology)]);
}

/** URLs may be long. */
const LONGEST_LABEL = 36;

function endpointNode(receiver: Receiver, kind: EndpointKind): GraphNode {
  const name = receiverFacts<Receiver>(receiver).label(receiver);
  const label = shortened(name, LONGEST_LABEL);
  return { id: `endpoints.${kind}:${name}`, kind, label, marks: [] };
}

/** What receives, as an element of the file or as a node of its own. */
function endOf(receiver: Receiver): { readonly id: string; readonly nodes: readonly GraphNode[] } {
  const kind = endpointKind(receiver);
  if (kind) {
    const node = endpointNode(receiver, kind);
    return { id: node.id, nodes: [node] };
  }
  const queue = queueOf(receiver);
  return { id: queue ? queueId(queue) : idOf('consumers', lambdaOf(receiver)!), nodes: [] };
}

function delivery(subscription: Subscription): Part {
  const { topic, receiver, filter } = subscription;
  const { id: to, nodes } = endOf(receiver);
  const id = idOf('subscriptions', subscription);
  const lines = filter ? filterLines(filter) : [];
  return { nodes, edges: [{ id, kind: 'delivery', from: topicId(topic), to, lines }] };
}

/** What SNS could not deliver, drawn from the topic once for each queue that takes it. */
function undelivered(subscriptions: readonly Subscription[]): GraphEdge[] {
  const edges = subscriptions.flatMap(({ topic, deadLetters }) =>
    deadLetters
      ? [edge('dead-letters', topicId(topic), queueId(deadLetters), ['could not be delivered'])]
      : [],
  );
  return [...new Map(edges.map((one) => [one.id, one])).values()];
}

function redrive(queue: OwnedQueue): GraphEdge[] {
  if (!queue.deadLetters) return [];
  const { queue: target, maxReceiveCount } = queue.deadLetters;
  const lines = [`after ${plural(maxReceiveCount, 'receive')}`];
  return [edge('dead-letters', queueId(queue), queueId(target), lines)];
}

/** A queue whose dead letters go to a queue that takes nothing else stands right above it. */
function groupsOf(edges: readonly GraphEdge[]): GraphGroup[] {
  return edges.flatMap(({ kind, from, to }) => {
    const isRedrive = kind === 'dead-letters' && from.startsWith('queues.');
    const others = edges.filter((other) => other.from === to || (other.to === to && other.from !== from));
    return isRedrive && others.length === 0 ? [{ queue: from, deadLetters: to }] : [];
  });
}

function uniqueNodes(nodes: readonly GraphNode[]): GraphNode[] {
  return [...new Map(nodes.map((node) => [node.id, node])).values()];
}

/** Each with the number of alarms that watch it. */
function withAlarms(nodes: readonly GraphNode[], topology: Topology): GraphNode[] {
  const counts = new Map(
    watchedElements(topology).map(({ section, element, alarms }) => [idOf(section, element), alarms.length]),
  );
  return nodes.map((node) => {
    const alarms = counts.get(node.id) ?? 0;
    return alarms === 0 ? node : { ...node, alarms };
  });
}

/** The whole topology as nodes and arrows, in the order of the file. */
export function graphOf(topology: Topology): Graph {
  const topics = [...topology.topics.values()];
  const queues = [...topology.queues.values()];
  const failed = deadLetterQueues(topology);
  const published = publishersOf(topology);
  const deliveries = topology.subscriptions.map(delivery);
  const workers = workersOf(topology);
  const edges = [
    ...published.flatMap((part) => part.edges),
    ...deliveries.flatMap((part) => part.edges),
    ...queues.flatMap((queue) => (queue.owned ? redrive(queue) : [])),
    ...undelivered(topology.subscriptions),
    ...workers.flatMap((part) => part.edges),
  ];
  const queueNodes = queues.map((queue): GraphNode => {
    const kind = failed.has(queue) ? 'dead-letter-queue' : 'queue';
    return { id: queueId(queue), kind, label: queue.name, marks: marksOf(queue) };
  });
  const nodes = [
    ...published.flatMap((part) => part.nodes),
    ...topics.map(topicNode),
    ...queueNodes,
    ...deliveries.flatMap((part) => part.nodes),
    ...workers.flatMap((part) => part.nodes),
  ];
  return {
    title: stackName(topology),
    nodes: withAlarms(uniqueNodes(nodes), topology),
    edges,
    groups: groupsOf(edges),
  };
}
