import { idOf } from '../../diagram/ids';
import { storeFacts } from '#model/kinds/stores/index';
import type { Consumer } from '#model/consumer';
import type { Giver } from '#model/outlets';
import type { Publisher } from '#model/publisher';
import { sendersOf } from '#model/senders';
import type { Store } from '#model/store';
import { lambdaOf, queueOf } from '#model/kinds/receivers/index';
import type { Subscription, Topic } from '#model/topology';
import { aboutIt, eventId, folderIn, GRAPH, idIn, queueEventId, queueId, type Catalog } from './ids';
import { pointer, type Pointer, type Resource } from './resource';

function sends(catalog: Catalog, { publishes, sends: queues }: Giver) {
  return [
    ...publishes.map((topic) => ({
      ...pointer(eventId(catalog, topic)),
      to: [pointer(idIn(catalog, topic))],
    })),
    ...queues.map((queue) => ({
      ...pointer(queueEventId(catalog, queue)),
      to: [pointer(queueId(catalog, queue))],
    })),
  ];
}

/** What reaches a consumer: through its queues, or from the topic itself. */
function arrivals(catalog: Catalog, consumer: Consumer): { readonly topic: Topic; readonly from: Pointer }[] {
  const fromQueues = consumer.queues.flatMap((queue) =>
    catalog.topology.subscriptions
      .filter(({ receiver }) => queueOf(receiver) === queue)
      .map(({ topic }) => ({ topic, from: pointer(queueId(catalog, queue)) })),
  );
  const isCalled = ({ receiver }: Subscription) => lambdaOf(receiver) === consumer;
  const direct = catalog.topology.subscriptions
    .filter(isCalled)
    .map(({ topic }) => ({ topic, from: pointer(idIn(catalog, topic)) }));
  return [...fromQueues, ...direct];
}

/** What a consumer gets that was sent to its queues without a topic. */
function receivesDirectly(catalog: Catalog, { queues }: Consumer) {
  return queues
    .filter((queue) => sendersOf(catalog.topology, queue).length > 0)
    .map((queue) => ({ ...pointer(queueEventId(catalog, queue)), from: [pointer(queueId(catalog, queue))] }));
}

function receives(catalog: Catalog, consumer: Consumer) {
  const byTopic = new Map<Topic, Pointer[]>();
  for (const { topic, from } of arrivals(catalog, consumer)) {
    byTopic.set(topic, [...(byTopic.get(topic) ?? []), from]);
  }
  return [...byTopic].map(([topic, from]) => ({ ...pointer(eventId(catalog, topic)), from }));
}

function containers(catalog: Catalog, stores: readonly { readonly store: Store }[]): Pointer[] {
  return stores.map(({ store }) => pointer(idIn(catalog, store)));
}

export function consumerService(catalog: Catalog, consumer: Consumer): Resource {
  const { name, stores } = consumer;
  return {
    folder: folderIn(catalog, 'services', name),
    head: {
      id: idIn(catalog, consumer),
      name,
      receives: [...receives(catalog, consumer), ...receivesDirectly(catalog, consumer)],
      sends: sends(catalog, consumer),
      writesTo: containers(
        catalog,
        stores.filter(({ writes, deletes }) => writes || deletes),
      ),
      readsFrom: containers(
        catalog,
        stores.filter(({ reads, lists, scans }) => reads || lists || scans),
      ),
    },
    blocks: [aboutIt(catalog, idOf('consumers', consumer)), GRAPH],
  };
}

export function publisherService(catalog: Catalog, publisher: Publisher): Resource {
  return {
    folder: folderIn(catalog, 'services', `publisher-${publisher.name}`),
    head: {
      id: `${idIn(catalog, publisher)}.publisher`,
      name: publisher.name,
      sends: sends(catalog, publisher),
    },
    blocks: [aboutIt(catalog, idOf('publishers', publisher)), GRAPH],
  };
}

export function container(catalog: Catalog, store: Store): Resource {
  const { catalogType, service } = storeFacts(store);
  return {
    folder: folderIn(catalog, 'containers', store.name),
    head: {
      id: idIn(catalog, store),
      name: store.name,
      container_type: catalogType,
      technology: service,
    },
    blocks: [aboutIt(catalog, idOf('stores', store)), GRAPH],
  };
}
