import type { Consumer } from '#model/consumer';
import type { Queue } from '#model/topology';
import { storeFacts } from '#model/kinds/stores/index';
import type { Store } from '#model/store';
import { workOf } from '#model/arrivals';
import { line, type Line } from './line';
import type { Streams } from '#model/streams';

/** Who may use a store does so once for each message; how much stays in it nobody knows beforehand. */
export function storeLines(
  store: Store,
  consumers: Iterable<Consumer>,
  streams: Streams,
  workers: ReadonlyMap<Queue, readonly Consumer[]>,
): Line[] {
  const { name } = store;
  const facts = storeFacts(store);
  return Array.from(consumers).flatMap((consumer) => {
    const access = consumer.stores.find((candidate) => candidate.store === store);
    if (!access) return [];
    const { messages, size } = workOf(consumer, streams, workers);
    const [writes, reads] = [access.writes ? messages : 0, access.reads ? messages : 0];
    const [write, read] = [facts.write(size), facts.read(size)];
    return [
      line(name, `writes by ${consumer.name}`, write.price, { quantity: writes * write.quantity }),
      line(name, `reads by ${consumer.name}`, read.price, { quantity: reads * read.quantity }),
    ];
  });
}
