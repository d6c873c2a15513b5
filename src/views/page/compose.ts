import { detailsOf } from '../details/details';
import { receiverWords } from '../details/settings';
import type { AcceptedDiagnostic, LocatedDiagnostic } from '#base/diagnostics/diagnostic';
import type { Path } from '#base/diagnostics/path';
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

interface Place {
  readonly id: string;
  readonly path: Path;
}

function placesOf(topology: Topology): Place[] {
  const { topics, queues, consumers, stores, publishers, subscriptions } = topology;
  const sections: readonly (readonly [Section, Iterable<Element>])[] = [
    ['topics', topics.values()],
    ['queues', queues.values()],
    ['consumers', consumers.values()],
    ['stores', stores.values()],
    ['publishers', publishers.values()],
    ['subscriptions', subscriptions],
  ];
  return sections.flatMap(([section, elements]) =>
    Array.from(elements, (element) => ({ id: idOf(section, element), path: element.path })),
  );
}

function isWithin(path: Path, outer: Path): boolean {
  return outer.every((step, index) => path[index] === step);
}

/** The innermost element that a path lies in. */
function ownerOf(path: Path, places: readonly Place[]): string | undefined {
  const around = places.filter((place) => isWithin(path, place.path));
  return around.sort((a, b) => b.path.length - a.path.length)[0]?.id;
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

/** Everything that is known of each element. */
export function elementsOf(topology: Topology, knowledge: Knowledge): PageElement[] {
  const places = placesOf(topology);
  const policies = policiesOf(topology);
  const owned = <T extends LocatedDiagnostic>(findings: readonly T[], id: string): T[] =>
    findings.filter(({ path }) => ownerOf(path, places) === id);
  return detailsOf(topology, graphOf(topology)).map((detail): PageElement => ({
    detail,
    addresses: knowledge.addresses.get(detail.id) ?? [],
    policies: policies.filter(({ owner }) => owner === detail.id),
    findings: owned(knowledge.diagnostics, detail.id),
    accepted: owned(knowledge.accepted, detail.id),
  }));
}

/** What the page shows beside its elements: a picture, and what can be tried on it. */
export async function composeMap(
  topology: Topology,
  knowledge: Knowledge,
  graph: Graph,
): Promise<Omit<PageInput, 'elements'>> {
  const places = placesOf(topology);
  const data = dataOf(topology, graph.edges);
  const general = knowledge.diagnostics.filter(({ path }) => ownerOf(path, places) === undefined);
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
