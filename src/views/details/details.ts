import { filterWords } from '../diagram/filter-lines';
import type { Graph, GraphNode } from '../diagram/graph';
import { idOf } from '../diagram/ids';
import { subtitle } from '../diagram/kinds';
import type { Filter, Subscription, Topology } from '#model/topology';
import { alarmsById } from './alarms';
import { contractDetails } from './contract';
import type { ContractDetail, Detail, FilterDetail, Setting } from './detail';
import { queueSettings, receiverWords, subscriptionSettings, topicSettings } from './settings';
import { consumerSettings, publisherSettings, storeSettings } from './worker-settings';

function filterDetail(filter: Filter): FilterDetail {
  return {
    name: filter.name,
    looksAt: filter.scope === 'body' ? 'message body' : 'message attributes',
    conditions: filterWords(filter),
    policy: JSON.stringify(filter.policy, null, 2),
  };
}

function subscriptionDetail(subscription: Subscription): Detail {
  const { topic, receiver, filter } = subscription;
  return {
    id: idOf('subscriptions', subscription),
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
    if (from === id) return [{ label: 'Publishes to', value: labels.get(to)!, keys: [] }];
    return to === id ? [{ label: 'Receives from', value: labels.get(from)!, keys: [] }] : [];
  });
}

/** The settings of every element of the file that is a node, by its id. */
function settingsById(topology: Topology): Map<string, Setting[]> {
  const { topics, queues, consumers, stores, publishers } = topology;
  return new Map([
    ...[...topics.values()].map((topic) => [idOf('topics', topic), topicSettings(topic)] as const),
    ...[...queues.values()].map((queue) => [idOf('queues', queue), queueSettings(queue)] as const),
    ...[...consumers.values()].map((one) => [idOf('consumers', one), consumerSettings(one)] as const),
    ...[...stores.values()].map((store) => [idOf('stores', store), storeSettings(store)] as const),
    ...[...publishers.values()].map((one) => [idOf('publishers', one), publisherSettings(one)] as const),
  ]);
}

/** The contracts of topics that have one, by the id of the topic. */
function contractsById({ topics }: Topology): Map<string, ContractDetail[]> {
  const withContract = [...topics.values()].filter(({ contract }) => contract);
  return new Map(withContract.map((topic) => [idOf('topics', topic), contractDetails(topic.contract)]));
}

/** Of every node of the graph and every subscription, in their order. */
export function detailsOf(topology: Topology, graph: Graph): Detail[] {
  const settings = settingsById(topology);
  const contracts = contractsById(topology);
  const alarms = alarmsById(topology);
  return [
    ...graph.nodes.map((node) => {
      const contract = contracts.get(node.id);
      const ringing = alarms.get(node.id);
      return {
        id: node.id,
        name: node.label,
        kind: subtitle(node),
        settings: settings.get(node.id) ?? neighbours(node, graph),
        ...(contract ? { contract } : {}),
        ...(ringing ? { alarms: ringing } : {}),
      };
    }),
    ...topology.subscriptions.map(subscriptionDetail),
  ];
}
