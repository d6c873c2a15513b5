import type { Detail } from '../../details/detail';
import type { Queue, Topic, Topology } from '#model/topology';
import { settingsTable } from './resource';

/** The topology, and what there is to say about each element. */
export interface Catalog {
  readonly topology: Topology;
  readonly details: ReadonlyMap<string, Detail>;
}

/** What EventCatalog draws around a resource. */
export const GRAPH = '<NodeGraph />';

/** Elements of several topologies may have one name. */
export function idIn({ topology }: Catalog, { name }: { readonly name: string }): string {
  return `${topology.name}.${name}`;
}

export function folderIn({ topology }: Catalog, sort: string, name: string): string {
  return `domains/${topology.name}/${sort}/${name}`;
}

export function aboutIt({ details }: Catalog, id: string): string {
  const detail = details.get(id);
  return detail ? settingsTable(detail) : '';
}

/** A topic and a queue may have one name. */
export function queueId(catalog: Catalog, queue: Queue): string {
  const id = idIn(catalog, queue);
  return catalog.topology.topics.has(queue.name) ? `${id}.queue` : id;
}

export function eventId(catalog: Catalog, topic: Topic): string {
  return `${idIn(catalog, topic)}.message`;
}

/** Of what is sent to a queue without a topic. */
export function queueEventId(catalog: Catalog, queue: Queue): string {
  return `${queueId(catalog, queue)}.message`;
}
