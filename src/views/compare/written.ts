import { storeFacts } from '#model/kinds/stores/index';
import type { Publishing } from '#model/others';
import type { Consumer, StoreAccess } from '#model/consumer';
import type { Contract } from '#model/contract';
import type { Element } from '#model/element';
import type { Acceptance } from '#model/judgement';
import { consumerFacts } from '#model/kinds/consumers/index';
import { destinationWords } from '#model/network';
import type { Pipeline } from '#model/pipeline';
import type { Store } from '#model/store';
import { secretOf } from '#model/kinds/receivers/index';
import type { Queue, Subscription, Topic, Topology } from '#model/topology';
import { idOf, type Section } from '../diagram/ids';
import { byKey } from './keys';
import { leavesOf, type IdOf, type Leaves } from './leaves';

/** An element of the topology, or the topology itself, with all its settings in the words of the file. */
export interface WrittenElement {
  readonly id: string;
  readonly name: string;
  /** Each setting, in JSON, by its key: `scaling.min`. */
  readonly settings: Leaves;
  /** Where a setting stands in the file: `consumers.worker.scaling.min`. */
  readonly place: (key: string) => string;
}

/** A service that stands alone is told by its name. */
function writtenPublishing(publishing: Publishing) {
  const services = publishing.services.map(({ service, sourceArn, sourceAccount }) =>
    sourceArn || sourceAccount ? { service, sourceArn, sourceAccount } : service,
  );
  return { ...publishing, services };
}

function externalArn(element: Topic | Queue) {
  return element.owned ? undefined : element.arn;
}

function messageOf(contract: Contract | undefined) {
  return contract && { body: contract.body?.schema, attributes: contract.attributes?.schema };
}

/** As it stands in the file: `read-write`, or a list if there is more than that. */
function accessWords({ reads, writes, lists, deletes, scans, indexes }: StoreAccess): unknown {
  const both = [...(reads ? ['read'] : []), ...(writes ? ['write'] : [])].join('-');
  const levels = { [both]: both !== '', list: lists, delete: deletes, scan: scans };
  const access = Object.entries(levels).flatMap(([level, has]) => (has ? [level] : []));
  const written = access.length === 1 ? access[0] : access;
  return indexes.length === 0 ? written : { access: written, indexes };
}

/** What somebody else owns has its name or ARN in `external`. */
function writtenStore(store: Store): object {
  if (store.owned) return { ...store, isNamedByArn: undefined };
  const external = storeFacts(store).namedByArn(store) ?? store.physicalName;
  return { ...store, physicalName: undefined, isNamedByArn: undefined, external };
}

/** What the file does not say of a consumer for which nothing is made. */
const UNMADE = { physicalName: undefined, tags: undefined, roles: undefined, grants: undefined };

function writtenConsumer(consumer: Consumer): object {
  const { queues, stores } = consumer;
  const { inNetwork: networkOf, isMade } = consumerFacts(consumer);
  const inNetwork = networkOf(consumer);
  return {
    ...consumer,
    ...(queues.length === 1 ? { queue: queues[0], queues: undefined } : {}),
    // The group of a function stands in `logging`.
    ...('logging' in consumer ? { logGroup: undefined } : {}),
    ...(inNetwork ? { egress: inNetwork.egress.map(destinationWords) } : {}),
    ...(isMade ? {} : UNMADE),
    stores: Object.fromEntries(stores.map((access) => [access.store.name, accessWords(access)])),
  };
}

function writtenSubscription(subscription: Subscription): object {
  const { receiver } = subscription;
  const { kind, ...end } = receiver;
  const secret = secretOf(receiver);
  if (secret) {
    const { kind: store, arn, jsonKey, kmsKey } = secret;
    const name = `${arn.resource}${jsonKey === undefined ? '' : `:${jsonKey}`}`;
    return { ...subscription, receiver: undefined, url: { [store]: name, kmsKey } };
  }
  return { ...subscription, receiver: undefined, [kind]: Object.values<unknown>(end)[0] };
}

function writtenPipeline({ home, targets, ...pipeline }: Pipeline): object {
  return {
    ...pipeline,
    path: undefined,
    environment: home.environment,
    environments: targets.map(({ environment }) => environment),
    approve: targets.filter(({ approved }) => approved).map(({ environment }) => environment),
  };
}

/** The accounts of all environments that are known here, and what else there is to say about this one. */
function writtenEnvironments({ pipeline, account, backend, vars }: Topology, environment: string): object {
  const others = pipeline ? [pipeline.home, ...pipeline.targets] : [];
  return {
    ...Object.fromEntries(others.map((place) => [place.environment, { account: place.account }])),
    [environment]: { account, backend, vars },
  };
}

function writtenAcceptance({ rule, element, reason, until }: Acceptance): object {
  const reference = element?.reference;
  return {
    name: reference === undefined ? rule : `${rule} ${reference}`,
    rule,
    element: reference,
    reason,
    until,
  };
}

/** What has elements, or stands under another key. The partition follows from the region, the tag from the names. */
const ELSEWHERE = new Set<string>([
  'topics',
  'queues',
  'filters',
  'subscriptions',
  'consumers',
  'stores',
  'publishers',
  'flows',
  'drills',
  'partition',
  'account',
  'backend',
  'vars',
  'logs',
  'trail',
  'pipeline',
  'judgement',
] satisfies (keyof Topology)[]);

/** What is no matter of one element. */
function writtenTopology(topology: Topology, environment: string): object {
  const { monitoring, logs, trail, budget, pipeline, network, judgement } = topology;
  const logging = { logRetention: `${logs.retentionDays}d`, logEncryption: logs.encryption };
  return {
    ...Object.fromEntries(Object.entries(topology).filter(([key]) => !ELSEWHERE.has(key))),
    naming: Object.keys(topology.naming).length === 1 ? topology.naming.default : topology.naming,
    environments: writtenEnvironments(topology, environment),
    monitoring: { ...monitoring, path: undefined, ...logging },
    audit: trail && { cloudtrail: { bucket: trail.bucket, retention: `${trail.retentionDays}d` } },
    delivery: pipeline && { codepipeline: writtenPipeline(pipeline) },
    budget: budget && { ...budget, tag: undefined },
    network: network && { ...network, egress: network.egress.map(destinationWords), path: undefined },
    rules: judgement.settings,
    accept: [
      ...judgement.acceptances.map(writtenAcceptance),
      ...judgement.acceptedDangers.map((one) => ({ ...one, name: one.danger, path: undefined })),
    ],
    compliance: judgement.compliance,
  };
}

/** References are told by identity: the model has each element once. */
function idsOf(topology: Topology): IdOf {
  const { topics, queues, consumers, stores, publishers, subscriptions } = topology;
  const sections: readonly (readonly [Section, Iterable<Element>])[] = [
    ['topics', topics.values()],
    ['queues', queues.values()],
    ['consumers', consumers.values()],
    ['stores', stores.values()],
    ['publishers', publishers.values()],
    ['subscriptions', subscriptions],
  ];
  const ids = new Map<object, string>(
    sections.flatMap(([section, elements]) =>
      Array.from(elements, (element) => [element, idOf(section, element)] as const),
    ),
  );
  return (value) => ids.get(value);
}

/** A queue that was made for dead letters takes its settings from the queue that they come from. */
function placeOfQueue(queue: Queue): (key: string) => string {
  if (!queue.owned || queue.declared) return (key) => `${idOf('queues', queue)}.${key}`;
  const [source = queue] = queue.deadLettersOf;
  const isOwn = (key: string) => key === 'retention' || key === 'physicalName';
  return (key) => `${idOf('queues', source)}.${isOwn(key) ? 'deadLetters.' : ''}${key}`;
}

/** Everything that a file says, element by element; `environment` is the name by which this one is called. */
export function writtenElements(topology: Topology, environment: string): WrittenElement[] {
  const ids = idsOf(topology);
  const written = (
    section: Section | 'filters' | 'flows' | 'drills',
    element: { readonly name: string },
    all: object,
  ) => {
    const id = `${section}.${element.name}`;
    const place = (key: string) => `${id}.${key}`;
    return { id, name: element.name, settings: byKey(leavesOf(all, ids), section), place };
  };
  const { topics, queues, consumers, stores, publishers, subscriptions, filters, flows, drills } = topology;
  return [
    {
      id: 'topology',
      name: topology.name,
      settings: byKey(leavesOf(writtenTopology(topology, environment), ids), 'topology'),
      place: (key) => key,
    },
    ...Array.from(topics.values(), (topic) =>
      written('topics', topic, {
        ...topic,
        external: externalArn(topic),
        message: messageOf(topic.contract),
        ...(topic.owned ? { publishers: writtenPublishing(topic.publishers) } : {}),
      }),
    ),
    ...Array.from(queues.values(), (queue) => ({
      ...written('queues', queue, { ...queue, external: externalArn(queue) }),
      place: placeOfQueue(queue),
    })),
    ...Array.from(consumers.values(), (one) => written('consumers', one, writtenConsumer(one))),
    ...Array.from(stores.values(), (store) => written('stores', store, writtenStore(store))),
    ...Array.from(publishers.values(), (one) => written('publishers', one, { ...one })),
    ...subscriptions.map((one) => written('subscriptions', one, writtenSubscription(one))),
    ...filters.map((filter) => written('filters', { name: filter.name! }, { ...filter })),
    ...flows.map((flow) => written('flows', flow, { ...flow })),
    ...drills.map((drill) => written('drills', drill, { ...drill })),
  ];
}
