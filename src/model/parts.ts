import type { Path } from '#base/diagnostics/path';
import type { Prerequisite } from './kinds/consumers/facts';
import { consumerFacts } from './kinds/consumers/index';
import { publisherFacts } from './kinds/publishers/index';
import { lambdaOf, queueOf } from './kinds/receivers/index';
import { ownedOnly, ownedQueues, ownedTopics, stackName, type Subscription, type Topology } from './topology';
import type { Element, Encryption, Placed } from './element';

/*
 * The Terraform stacks of a topology: the one that all share, one for each name in `stack`, and, where a subscription
 * crosses from one of these into another, one for such subscriptions, which comes after both. Nothing crosses into the
 * shared stack that way, so two stacks whose queues subscribe to the topics of each other do not wait for each other.
 */

/** Where something stands. */
export interface Site {
  /** Absent in the stack that all share. */
  readonly stack: string | undefined;
  /** Whether it stands among the subscriptions into that stack from others. */
  readonly links: boolean;
}

/** One element that needs another stack to be there first. */
export interface Need {
  /** Of the stack that is needed. */
  readonly part: string;
  readonly path: Path;
  /** Why, as a clause. */
  readonly because: string;
}

/** One Terraform stack. */
export interface Part extends Site {
  readonly name: string;
  readonly needs: readonly Need[];
}

/**
 * The stack of the pipeline and of what it may do. It is worked on only when it is named, so that a pipeline never
 * needs the right to change its own rights.
 */
export const DELIVERY_STACK = 'delivery';

export function isDelivery({ stack, links }: Site): boolean {
  return stack === DELIVERY_STACK && !links;
}

/** The output of the shared stack that names all of them. */
export const STACKS_OUTPUT = 'stacks';

const LINKS = '_links';

/** `orders-prod`, `orders-prod-payments`, `orders-prod-payments_links`. */
export function partName(topology: Pick<Topology, 'name' | 'environment'>, { stack, links }: Site): string {
  const own = stack === undefined ? stackName(topology) : `${stackName(topology)}-${stack}`;
  return links ? own + LINKS : own;
}

/** The site of a stack by its name; what is no stack of the topology has none. */
export function siteOf(topology: Topology, name: string): Site | undefined {
  const shared = stackName(topology);
  const links = name.endsWith(LINKS);
  const own = links ? name.slice(0, -LINKS.length) : name;
  if (own === shared) return { stack: undefined, links };
  return own.startsWith(`${shared}-`) ? { stack: own.slice(shared.length + 1), links } : undefined;
}

/** Topics that a layout places have shards of their own, which come before all others. */
function isTopicShard(stack: string): boolean {
  return /^topics-\d\d$/.test(stack);
}

/** Whether a layout has chosen this stack for a queue. */
export function isQueueShard(stack: string | undefined): stack is string {
  return stack !== undefined && /^queues-\d\d$/.test(stack);
}

function isElsewhere(from: string | undefined, to: string | undefined): boolean {
  return from !== to && to !== undefined && !isTopicShard(to);
}

function receiverOf({ receiver }: Subscription): Placed | undefined {
  const queue = queueOf(receiver);
  return lambdaOf(receiver) ?? (queue?.owned ? queue : undefined);
}

/** A subscription stands with what receives; with its topic, if nothing of the file does. */
export function siteOfSubscription(subscription: Subscription): Site {
  const { topic } = subscription;
  const topicStack = topic.owned ? topic.stack : undefined;
  const receiver = receiverOf(subscription);
  if (!receiver) return { stack: topicStack, links: false };
  return { stack: receiver.stack, links: topic.owned && isElsewhere(receiver.stack, topicStack) };
}

type NeedOf = (needed: Placed, path: Path, because: string) => void;

/** What one consumer or publisher waits for. */
function needAll({ name, path }: Element, prerequisites: readonly Prerequisite[], need: NeedOf): void {
  for (const { element, because } of prerequisites) need(element, path, `\`${name}\` ${because}`);
}

/** Everything that AWS refuses to make before something of another stack is there. */
function collectNeeds(topology: Topology, of: (site: Site) => NeedOf): void {
  const at = ({ stack }: Placed) => of({ stack, links: false });
  const useKey = (
    element: Placed & { readonly name: string; readonly path: Path; readonly encryption: Encryption },
  ) => {
    if (element.encryption.kind !== 'managed-key') return;
    at(element)({ stack: undefined }, element.path, `\`${element.name}\` uses the managed key`);
  };
  const queues = ownedQueues(topology);
  for (const element of [...ownedTopics(topology), ...queues, ...topology.stores.values()]) useKey(element);
  for (const queue of queues) {
    for (const target of ownedOnly([queue.deadLetters?.queue])) {
      at(queue)(target, queue.path, `\`${queue.name}\` puts dead letters into a queue`);
    }
  }
  for (const consumer of topology.consumers.values()) {
    needAll(consumer, consumerFacts(consumer).prerequisites(consumer, topology), at(consumer));
  }
  for (const publisher of topology.publishers.values()) {
    needAll(publisher, publisherFacts(publisher).prerequisites(publisher), at(publisher));
  }
  for (const subscription of topology.subscriptions) {
    const need = of(siteOfSubscription(subscription));
    const { name, path, topic, deadLetters } = subscription;
    const ends = [...ownedOnly([topic]), receiverOf(subscription) ?? [], ...ownedOnly([deadLetters])].flat();
    for (const end of ends) need(end, path, `\`${name}\` is subscribed`);
  }
}

function sitesOf(topology: Topology): Site[] {
  const elements: readonly Placed[] = [
    ...ownedTopics(topology),
    ...ownedQueues(topology),
    ...topology.stores.values(),
    ...[...topology.consumers.values()].filter((consumer) => consumerFacts(consumer).isMade),
    ...[...topology.publishers.values()].filter((publisher) => publisherFacts(publisher).isMade),
  ];
  return [
    { stack: undefined, links: false },
    ...elements.map(({ stack }) => ({ stack, links: false })),
    ...topology.subscriptions.map(siteOfSubscription),
    ...(topology.pipeline ? [{ stack: DELIVERY_STACK, links: false }] : []),
  ];
}

function needsByPart(topology: Topology): Map<string, Need[]> {
  const needs = new Map<string, Need[]>();
  collectNeeds(topology, (site) => (target, path, because) => {
    const [from, to] = [partName(topology, site), partName(topology, { ...target, links: false })];
    if (from === to) return;
    const own = needs.get(from);
    if (own) own.push({ part: to, path, because });
    else needs.set(from, [{ part: to, path, because }]);
  });
  return needs;
}

/**
 * Every stack of a topology, in order of names. `former` are those that were there at the last deploy: one of them
 * without any element is still there, empty, so that what it holds is seen to go.
 */
export function partsOf(topology: Topology, former: readonly string[] = []): Part[] {
  const sites = new Map(sitesOf(topology).map((site) => [partName(topology, site), site]));
  for (const name of former) {
    const site = siteOf(topology, name);
    if (site) sites.set(name, site);
  }
  // Most topologies are one stack, which needs no other.
  const needs = sites.size > 1 ? needsByPart(topology) : new Map<string, Need[]>();
  return Array.from(sites, ([name, site]) => ({ name, ...site, needs: needs.get(name) ?? [] })).sort(
    (a, b) => (a.name < b.name ? -1 : 1),
  );
}

/** The names of the stacks that one waits for. */
export function dependenciesOf({ needs }: Pick<Part, 'needs'>): string[] {
  return [...new Set(needs.map(({ part }) => part))].sort();
}
