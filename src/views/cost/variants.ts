import { consumersByQueue, type Consumer } from '#model/consumer';
import { ownedQueues, type OwnedQueue, type Topology } from '#model/topology';
import type { Traffic } from '#model/traffic';
import { consumerFacts } from '#model/kinds/consumers/index';
import type { Polling } from '#model/kinds/cost';
import { charged, total } from './line';
import type { AverageTasks } from './load';
import { receiving } from './polling';
import { receiveLines } from './queue-lines';
import type { Streams } from '#model/streams';

/** What receiving from a queue would cost with other settings. */
export interface Variant {
  readonly queue: string;
  readonly consumer: string;
  readonly setting: string;
  /** Requests to SQS, and what each batch costs. */
  readonly usd: number;
  readonly isWritten: boolean;
}

const BATCHING: readonly Pick<Polling, 'batch' | 'window'>[] = [
  { batch: 1, window: 0 },
  { batch: 10, window: 0 },
  { batch: 10, window: 5 },
];
const WAITS = [0, 20];

function batchWords({ batch, window }: Pick<Polling, 'batch' | 'window'>): string {
  return `batchSize ${batch}${window === 0 ? '' : `, batchWindow ${window}s`}`;
}

function isSame(a: Polling, b: Polling): boolean {
  return a.batch === b.batch && a.window === b.window && a.wait === b.wait;
}

function variantOf(consumer: Consumer, queue: OwnedQueue, stream: Traffic, polling: Polling): Variant {
  const { isPolledByAws, batchCharge, polling: written } = consumerFacts(consumer);
  const { batches } = receiving(stream, polling);
  const ofBatches = batchCharge ? [charged(consumer.name, { ...batchCharge, quantity: batches })] : [];
  return {
    queue: queue.name,
    consumer: consumer.name,
    setting: isPolledByAws ? batchWords(polling) : `receiveWait ${polling.wait}s`,
    usd: total([...receiveLines(queue, stream, polling), ...ofBatches]).usd,
    isWritten: isSame(polling, written(consumer, queue)),
  };
}

function variantsOf(
  consumer: Consumer,
  queue: OwnedQueue,
  stream: Traffic,
  tasks: number | undefined,
): Variant[] {
  const { isPolledByAws, polling } = consumerFacts(consumer);
  const written = polling(consumer, queue, tasks);
  // Whoever polls itself takes what the queue gives, and waits as long as the queue says.
  const others = isPolledByAws
    ? BATCHING.map((settings) => ({ ...written, ...settings }))
    : WAITS.map((wait) => ({ ...written, wait }));
  const all = others.some((other) => isSame(other, written)) ? others : [written, ...others];
  return all.map((variant) => variantOf(consumer, queue, stream, variant));
}

/** Batching and polling compared, for each queue that somebody consumes and that messages come to. */
export function compareSettings(topology: Topology, { queues }: Streams, tasks: AverageTasks): Variant[] {
  const workers = consumersByQueue(topology.consumers.values());
  return ownedQueues(topology).flatMap((queue) => {
    const consumers = workers.get(queue) ?? [];
    const { messages, size } = queues.get(queue)!;
    if (messages === 0) return [];
    const stream = { messages: messages / consumers.length, size };
    return consumers.flatMap((consumer) => variantsOf(consumer, queue, stream, tasks.get(consumer)));
  });
}
