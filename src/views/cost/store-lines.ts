import type { Consumer } from '#model/consumer';
import type { Queue } from '#model/topology';
import type { Store } from '#model/store';
import { workOf } from './arrivals';
import { line, type Line } from './line';
import type { Streams } from './streams';

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode.html */
const WRITE_UNIT = 1024;
const READ_UNIT = 4 * 1024;

/** A read that need not see the last write is half as dear. */
const EVENTUALLY = 0.5;

function units(bytes: number, unit: number): number {
  return Math.max(1, Math.ceil(bytes / unit));
}

/** Who may use a store does so once for each message; how much stays in it nobody knows beforehand. */
export function storeLines(
  store: Store,
  consumers: Iterable<Consumer>,
  streams: Streams,
  workers: ReadonlyMap<Queue, readonly Consumer[]>,
): Line[] {
  const { name, kind } = store;
  return Array.from(consumers).flatMap((consumer) => {
    const access = consumer.stores.find((candidate) => candidate.store === store);
    if (!access) return [];
    const { messages, size } = workOf(consumer, streams, workers);
    const [writes, reads] = [access.writes ? messages : 0, access.reads ? messages : 0];
    if (kind === 's3') {
      return [
        line(name, `writes by ${consumer.name}`, 'bucket-write', { quantity: writes }),
        line(name, `reads by ${consumer.name}`, 'bucket-read', { quantity: reads }),
      ];
    }
    const readUnits = reads * units(size, READ_UNIT) * EVENTUALLY;
    return [
      line(name, `writes by ${consumer.name}`, 'table-write', { quantity: writes * units(size, WRITE_UNIT) }),
      line(name, `reads by ${consumer.name}`, 'table-read', { quantity: readUnits }),
    ];
  });
}
