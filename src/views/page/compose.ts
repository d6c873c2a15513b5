import { detailsOf } from '../details/details';
import { receiverWords } from '../details/settings';
import type { AcceptedDiagnostic, LocatedDiagnostic } from '#base/diagnostics/diagnostic';
import type { Path } from '#base/diagnostics/path';
import { lookup } from '#base/util/lookup';
import { graphOf } from '../diagram/build';
import type { Graph } from '../diagram/graph';
import { idOf, type Section } from '../diagram/ids';
import { layOut } from '../diagram/layout';
import { mostBytesOf } from '#messages/admission/topic';
import type { Topology } from '#model/topology';
import type { Element } from '#model/element';
import { policiesOf } from '#policies/all';
import type { PageData } from './data';
import type { PageElement } from './element';
import { fold } from './map';
import type { PageInput } from './page';

/** What is known of a topology beside the topology itself. */
export interface Knowledge {
  readonly diagnostics: readonly LocatedDiagnostic[];
  readonly accepted: readonly AcceptedDiagnostic[];
  /** The Terraform addresses of each element. */
  readonly addresses: ReadonlyMap<string, readonly string[]>;
}

/** Tells the innermost element that a path lies in. */
type OwnerOf = (path: Path) => string | undefined;

function owners(topology: Topology): OwnerOf {
  const { topics, queues, consumers, stores, publishers, subscriptions } = topology;
  const sections: readonly (readonly [Section, Iterable<Element>])[] = [
    ['topics', topics.values()],
    ['queues', queues.values()],
    ['consumers', consumers.values()],
    ['stores', stores.values()],
    ['publishers', publishers.values()],
    ['subscriptions', subscriptions],
  ];
  const ids = new Map<string, string>();
  for (const [section, elements] of sections) {
    for (const element of elements) {
      const place = JSON.stringify(element.path);
      if (!ids.has(place)) ids.set(place, idOf(section, element));
    }
  }
  return (path) => {
    for (let length = path.length; length > 0; length--) {
      const id = ids.get(JSON.stringify(path.slice(0, length)));
      if (id !== undefined) return id;
    }
    return undefined;
  };
}

function dataOf(topology: Topology, edges: PageData['edges']): PageData {
  return {
    edges: edges.map(({ id, from, to }) => ({ id, from, to })),
    topics: [...topology.topics.values()].map((topic) => ({
      name: topic.name,
      mostBytes: mostBytesOf(topic),
    })),
    subscriptions: topology.subscriptions.map(({ name, topic, receiver, filter }) => ({
      id: `subscriptions.${name}`,
      topic: topic.name,
      to: receiverWords(receiver),
      filter: filter && { scope: filter.scope, policy: filter.policy },
    })),
  };
}

/** Those of each element, from one pass through all. */
function byOwner<T>(
  all: readonly T[],
  ownerOf: (one: T) => string | undefined,
): (id: string) => readonly T[] {
  const found = lookup((items: readonly T[]) => items.map((one) => [ownerOf(one), one] as const));
  return (id) => found(all, id);
}

/** Everything that is known of each element. */
export function elementsOf(
  topology: Topology,
  { diagnostics, accepted, addresses }: Knowledge,
): PageElement[] {
  const ownerOf = owners(topology);
  const policiesFor = byOwner(policiesOf(topology), ({ owner }) => owner);
  const findingsAt = byOwner(diagnostics, ({ path }) => ownerOf(path));
  const acceptedAt = byOwner(accepted, ({ path }) => ownerOf(path));
  return detailsOf(topology, graphOf(topology)).map((detail): PageElement => ({
    detail,
    addresses: addresses.get(detail.id) ?? [],
    policies: policiesFor(detail.id),
    findings: findingsAt(detail.id),
    accepted: acceptedAt(detail.id),
  }));
}

/** What the page shows beside its elements: a picture, and what can be tried on it. */
export async function composeMap(
  topology: Topology,
  knowledge: Knowledge,
  graph: Graph,
): Promise<Omit<PageInput, 'elements'>> {
  const ownerOf = owners(topology);
  const data = dataOf(topology, graph.edges);
  const general = knowledge.diagnostics.filter(({ path }) => ownerOf(path) === undefined);
  return {
    graph,
    layout: await layOut(graph),
    folded: await fold(graph),
    data,
    region: topology.region,
    general,
  };
}

/** Everything that the page shows. */
export async function composePage(topology: Topology, knowledge: Knowledge): Promise<PageInput> {
  const map = await composeMap(topology, knowledge, graphOf(topology));
  return { ...map, elements: elementsOf(topology, knowledge) };
}
