import { detailsOf } from '../../details/details';
import { graphOf } from '../../diagram/build';
import { sendersOf } from '#model/senders';
import { stackName, type Topology } from '#model/topology';
import { byCodeUnit } from '#base/util/text';
import { event, queueChannel, queueEvent, SCHEMA_FILE, topicChannel } from './channels';
import { folderIn, GRAPH, type Catalog } from './ids';
import { pageOf, pointer, type Resource } from './resource';
import { consumerService, container, publisherService } from './services';

/** What a file begins with that may be written again: it came from here. */
export function markOf({ name }: Topology): string {
  return `Written by msgtopo docs for the topology ${name}: changes will be lost.`;
}

function domain({ topology }: Catalog, services: readonly Resource[]): Resource {
  return {
    folder: `domains/${topology.name}`,
    head: {
      id: topology.name,
      name: topology.name,
      summary: `The messaging topology ${stackName(topology)}, in ${topology.region}.`,
      services: services.map(({ head }) => pointer(head.id)),
    },
    blocks: [GRAPH],
  };
}

function resourcesOf(catalog: Catalog): Resource[] {
  const { topics, queues, consumers, publishers, stores } = catalog.topology;
  const services = [
    ...Array.from(consumers.values(), (consumer) => consumerService(catalog, consumer)),
    ...Array.from(publishers.values(), (publisher) => publisherService(catalog, publisher)),
  ];
  return [
    domain(catalog, services),
    ...services,
    ...Array.from(topics.values(), (topic) => topicChannel(catalog, topic)),
    ...Array.from(topics.values(), (topic) => event(catalog, topic)),
    ...Array.from(queues.values(), (queue) => queueChannel(catalog, queue)),
    ...[...queues.values()]
      .filter((queue) => sendersOf(catalog.topology, queue).length > 0)
      .map((queue) => queueEvent(catalog, queue)),
    ...Array.from(stores.values(), (store) => container(catalog, store)),
  ];
}

/** A schema says in a comment, which JSON does not have, where it comes from. */
function schemaFiles(catalog: Catalog, mark: string): [string, string][] {
  return Array.from(catalog.topology.topics.values()).flatMap((topic): [string, string][] => {
    const body = topic.contract?.body;
    if (!body) return [];
    const text = JSON.stringify({ $comment: mark, ...body.schema }, null, 2);
    return [[`${folderIn(catalog, 'events', topic.name)}/${SCHEMA_FILE}`, `${text}\n`]];
  });
}

/** The files of a catalogue, by their names from its root. */
export function eventCatalog(topology: Topology): ReadonlyMap<string, string> {
  const details = new Map(detailsOf(topology, graphOf(topology)).map((detail) => [detail.id, detail]));
  const catalog = { topology, details };
  const mark = markOf(topology);
  const pages = resourcesOf(catalog).map((resource): [string, string] => [
    `${resource.folder}/index.mdx`,
    pageOf(resource, mark),
  ]);
  return new Map([...pages, ...schemaFiles(catalog, mark)].sort(([a], [b]) => byCodeUnit(a, b)));
}
