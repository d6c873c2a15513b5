import { consumersByQueue, type Consumer } from '#model/consumer';
import { ownedQueues, type OwnedQueue, type Topology } from '#model/topology';
import type { Traffic } from '#model/traffic';
import { line, total } from './line';
import { pollingOf, receiving, type Polling } from './polling';
import { receiveLines } from './queue-lines';
import type { Streams } from './streams';

/** What receiving from a queue would cost with other settings. */
export interface Variant {
  readonly queue: string;
  readonly consumer: string;
  readonly setting: string;
  /** Requests to SQS, and for a function its calls. */
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
  const { batches } = receiving(stream, polling);
  const calls =
    consumer.kind === 'lambda' ? [line(consumer.name, 'calls', 'lambda-request', { quantity: batches })] : [];
  return {
    queue: queue.name,
    consumer: consumer.name,
    setting: consumer.kind === 'fargate' ? `receiveWait ${polling.wait}s` : batchWords(polling),
    usd: total([...receiveLines(queue, stream, polling), ...calls]).usd,
    isWritten: isSame(polling, pollingOf(consumer, queue)),
  };
}

function variantsOf(consumer: Consumer, queue: OwnedQueue, stream: Traffic): Variant[] {
  const written = pollingOf(consumer, queue);
  const others =
    consumer.kind === 'fargate'
      ? WAITS.map((wait) => ({ ...written, wait }))
      : BATCHING.map((settings) => ({ ...written, ...settings }));
  const all = others.some((other) => isSame(other, written)) ? others : [written, ...others];
  return all.map((polling) => variantOf(consumer, queue, stream, polling));
}

/** Batching and polling compared, for each queue that somebody works off and that messages come to. */
export function compareSettings(topology: Topology, { queues }: Streams): Variant[] {
  const workers = consumersByQueue(topology.consumers.values());
  return ownedQueues(topology).flatMap((queue) => {
    const consumers = workers.get(queue) ?? [];
    const { messages, size } = queues.get(queue)!;
    if (messages === 0) return [];
    const stream = { messages: messages / consumers.length, size };
    return consumers.flatMap((consumer) => variantsOf(consumer, queue, stream));
  });
}
