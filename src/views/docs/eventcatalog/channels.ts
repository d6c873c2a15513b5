import { idOf } from '../../diagram/ids';
import { queueOf } from '#model/kinds/receivers/index';
import { nameInAws, type Queue, type Topic } from '#model/topology';
import { aboutIt, eventId, folderIn, GRAPH, idIn, queueEventId, queueId, type Catalog } from './ids';
import { mdxText, pointer, type Resource } from './resource';

/** What a topic delivers, each with what it takes. */
function deliveries({ details }: Catalog, { subscriptions }: Topic): string {
  const items = subscriptions.map((subscription) => {
    const { name, filter } = details.get(idOf('subscriptions', subscription))!;
    const where = filter?.looksAt === 'message body' ? 'in the body, ' : '';
    const words = filter ? where + filter.conditions.join(', and ') : 'everything';
    return `- **${mdxText(name)}** takes ${mdxText(words)}`;
  });
  return items.length === 0 ? '' : ['### Subscriptions', '', ...items].join('\n');
}

export function topicChannel(catalog: Catalog, topic: Topic): Resource {
  const queues = topic.subscriptions.flatMap(({ receiver }) => queueOf(receiver) ?? []);
  return {
    folder: folderIn(catalog, 'channels', `topic-${topic.name}`),
    head: {
      id: idIn(catalog, topic),
      name: topic.name,
      summary: 'An SNS topic.',
      address: nameInAws(topic),
      protocols: ['sns'],
      routes: queues.map((queue) => pointer(queueId(catalog, queue))),
    },
    blocks: [aboutIt(catalog, idOf('topics', topic)), deliveries(catalog, topic), GRAPH],
  };
}

export function queueChannel(catalog: Catalog, queue: Queue): Resource {
  return {
    folder: folderIn(catalog, 'channels', `queue-${queue.name}`),
    head: {
      id: queueId(catalog, queue),
      name: queue.name,
      summary: 'An SQS queue.',
      address: nameInAws(queue),
      protocols: ['sqs'],
    },
    blocks: [aboutIt(catalog, idOf('queues', queue)), GRAPH],
  };
}

/** Where the schema of an event stands, beside its page. */
export const SCHEMA_FILE = 'schema.json';

export function event(catalog: Catalog, topic: Topic): Resource {
  const hasSchema = topic.contract?.body !== undefined;
  return {
    folder: folderIn(catalog, 'events', topic.name),
    head: {
      id: eventId(catalog, topic),
      name: `Message of ${topic.name}`,
      summary: `What is published to the topic ${topic.name}.`,
      channels: [pointer(idIn(catalog, topic))],
      ...(hasSchema ? { schemaPath: SCHEMA_FILE } : {}),
    },
    blocks: [hasSchema ? `<SchemaViewer file="${SCHEMA_FILE}" />` : '', GRAPH],
  };
}

/** What is sent to a queue without a topic between. */
export function queueEvent(catalog: Catalog, queue: Queue): Resource {
  return {
    folder: folderIn(catalog, 'events', `queue-${queue.name}`),
    head: {
      id: queueEventId(catalog, queue),
      name: `Message of ${queue.name}`,
      summary: `What is sent to the queue ${queue.name}.`,
      channels: [pointer(queueId(catalog, queue))],
    },
    blocks: [GRAPH],
  };
}
