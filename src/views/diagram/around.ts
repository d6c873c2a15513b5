import { parseArn } from '#base/aws/arns';
import { list } from '#base/util/text';
import { invokedBy } from '#model/invokers';
import { UNKNOWN_ACCOUNT } from '#model/kinds/shown';
import { storeFacts } from '#model/kinds/stores/index';
import type { Consumer, StoreAccess } from '#model/consumer';
import { consumerFacts } from '#model/kinds/consumers/index';
import { NOBODY, type Others } from '#model/others';
import type { Giver } from '#model/outlets';
import type { Publisher } from '#model/publisher';
import type { Store } from '#model/store';
import type { Queue, Topic, Topology } from '#model/topology';
import { publisherFacts, publisherNode } from '#model/kinds/publishers/index';
import type { EdgeKind, GraphEdge, GraphNode } from './graph';
import { idOf } from './ids';

/*
 * What stands around topics and queues: who publishes, what consumes the queues, and where it keeps things.
 */

export interface Part {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

export function edge(kind: EdgeKind, from: string, to: string, lines: readonly string[] = []): GraphEdge {
  return { id: `${from} ${to}`, kind, from, to, lines };
}

/** `222222222222:role/collector` of its ARN. */
function roleName(arn: string): string {
  const { account, resource } = parseArn(arn)!;
  return `${account ?? UNKNOWN_ACCOUNT}:${resource}`;
}

function principal(
  kind: 'account' | 'organization' | 'role' | 'service' | 'monitoring-service',
  name: string,
): GraphNode {
  return { id: `principals.${name}`, kind, label: name, marks: [] };
}

/** Services that watch others, and tell what they find. */
const MONITORING: ReadonlySet<string> = new Set(['cloudwatch.amazonaws.com', 'budgets.amazonaws.com']);

/** Whom the file lets in though it does not describe them. */
function drawn({ accounts, roles, organization, services }: Others): GraphNode[] {
  const names = new Set(services.map(({ service }) => service));
  return [
    ...accounts.map((account) => principal('account', account)),
    ...roles.map((arn) => principal('role', roleName(arn))),
    ...(organization === undefined ? [] : [principal('organization', organization)]),
    ...Array.from(names, (service) =>
      principal(MONITORING.has(service) ? 'monitoring-service' : 'service', service),
    ),
  ];
}

/** Whom a topic lets publish. */
function publishing(topic: Topic): Part[] {
  if (!topic.owned) return [];
  return drawn({ ...NOBODY, ...topic.publishers }).map((node) => ({
    nodes: [node],
    edges: [edge('publish', node.id, idOf('topics', topic))],
  }));
}

/** Whom a topic lets subscribe. */
function subscribing(topic: Topic): Part[] {
  if (!topic.owned) return [];
  return drawn({ ...NOBODY, ...topic.subscribers }).map((node) => ({
    nodes: [node],
    edges: [edge('delivery', idOf('topics', topic), node.id, ['may subscribe'])],
  }));
}

/** Whom a queue lets send and receive. */
function sendingAndReceiving(queue: Queue): Part[] {
  if (!queue.owned) return [];
  const id = idOf('queues', queue);
  return [
    ...drawn(queue.senders).map((node) => ({ nodes: [node], edges: [edge('send', node.id, id)] })),
    ...drawn(queue.receivers).map((node) => ({ nodes: [node], edges: [edge('consume', id, node.id)] })),
  ];
}

/** What somebody publishes to topics and sends to queues. */
function given(id: string, { publishes, sends }: Giver): GraphEdge[] {
  return [
    ...publishes.map((topic) => edge('publish', id, idOf('topics', topic))),
    // What a consumer sends to a queue and what it fails at are two arrows.
    ...sends.map((queue) => ({
      ...edge('send', id, idOf('queues', queue)),
      id: `${id} sends ${idOf('queues', queue)}`,
    })),
  ];
}

/** Functions that a schedule calls itself. */
function invoked(id: string, one: Publisher): GraphEdge[] {
  return invokedBy(one).map((lambda) => edge('send', id, idOf('consumers', lambda)));
}

/** What a publisher could not deliver. */
function undelivered(id: string, one: Publisher): GraphEdge[] {
  const queue = publisherFacts(one).failures(one);
  return queue ? [edge('dead-letters', id, idOf('queues', queue), ['could not be delivered'])] : [];
}

function publisher(one: Publisher): Part {
  const id = idOf('publishers', one);
  return {
    nodes: [{ id, kind: publisherNode(one), label: one.name, marks: [] }],
    edges: [...given(id, one), ...invoked(id, one), ...undelivered(id, one)],
  };
}

/** What a consumer could not process, and no queue keeps. */
function failures(one: Consumer): GraphEdge[] {
  const queue = consumerFacts(one).failures(one);
  if (!queue) return [];
  return [edge('dead-letters', idOf('consumers', one), idOf('queues', queue), ['failed when called'])];
}

const VERBS = ['reads', 'writes', 'lists', 'deletes', 'scans'] as const;

/** `reads and writes` */
function accessVerbs(access: StoreAccess): string {
  return list(VERBS.filter((verb) => access[verb]));
}

function consumer(one: Consumer): Part {
  const id = idOf('consumers', one);
  const { isMade } = consumerFacts(one);
  const label = 'note' in one && one.note !== undefined ? `${one.name} (${one.note})` : one.name;
  return {
    nodes: [{ id, kind: one.kind, label, marks: isMade ? [] : ['external' as const] }],
    edges: [
      ...one.queues.map((queue) => edge('consume', idOf('queues', queue), id)),
      ...given(id, one),
      ...one.stores.map((access) => edge('store', id, idOf('stores', access.store), [accessVerbs(access)])),
      ...failures(one),
    ],
  };
}

function store(one: Store): Part {
  const marks = [
    ...(one.encryption.kind === 'managed-key' || one.encryption.kind === 'own-key' ? ['KMS' as const] : []),
    ...(one.owned ? [] : ['external' as const]),
  ];
  return {
    nodes: [{ id: idOf('stores', one), kind: storeFacts(one).word, label: one.name, marks }],
    edges: [],
  };
}

export function publishersOf(topology: Topology): Part[] {
  const topics = [...topology.topics.values()];
  const queues = [...topology.queues.values()];
  return [
    ...[...topology.publishers.values()].map(publisher),
    ...topics.flatMap(publishing),
    ...topics.flatMap(subscribing),
    ...queues.flatMap(sendingAndReceiving),
  ];
}

export function workersOf(topology: Topology): Part[] {
  return [...[...topology.consumers.values()].map(consumer), ...[...topology.stores.values()].map(store)];
}
