import { filterWords } from '../diagram/filter-lines';
import type { Graph, GraphNode } from '../diagram/graph';
import { subtitle } from '../diagram/kinds';
import type { Filter, Subscription, Topology } from '../topology/topology';
import type { Detail, FilterDetail, Setting } from './detail';
import { queueSettings, receiverWords, subscriptionSettings, topicSettings } from './settings';

function filterDetail(filter: Filter): FilterDetail {
  return {
    name: filter.name,
    looksAt: filter.scope === 'body' ? 'message body' : 'message attributes',
    conditions: filterWords(filter),
    policy: JSON.stringify(filter.policy, null, 2),
  };
}

function subscriptionDetail(subscription: Subscription): Detail {
  const { name, topic, receiver, filter } = subscription;
  return {
    id: `subscriptions.${name}`,
    name: `${topic.name} → ${receiverWords(receiver)}`,
    kind: 'subscription',
    settings: subscriptionSettings(subscription),
    ...(filter ? { filter: filterDetail(filter) } : {}),
  };
}

/** What is no element of the file is known only by its arrows. */
function neighbours({ id }: GraphNode, { nodes, edges }: Graph): Setting[] {
  const labels = new Map(nodes.map((node) => [node.id, node.label]));
  return edges.flatMap(({ from, to }) => {
    if (from === id) return [{ label: 'Publishes to', value: labels.get(to)! }];
    return to === id ? [{ label: 'Receives from', value: labels.get(from)! }] : [];
  });
}

function nodeSettings(node: GraphNode, topology: Topology, graph: Graph): Setting[] {
  const name = node.id.slice(node.id.indexOf('.') + 1);
  const topic = topology.topics.get(name);
  const queue = topology.queues.get(name);
  if (node.id.startsWith('topics.') && topic) return topicSettings(topic);
  if (node.id.startsWith('queues.') && queue) return queueSettings(queue);
  return neighbours(node, graph);
}

/** Of every node of the graph and every subscription, in their order. */
export function detailsOf(topology: Topology, graph: Graph): Detail[] {
  return [
    ...graph.nodes.map((node) => ({
      id: node.id,
      name: node.label,
      kind: subtitle(node),
      settings: nodeSettings(node, topology, graph),
    })),
    ...topology.subscriptions.map(subscriptionDetail),
  ];
}
