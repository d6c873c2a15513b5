import type { Consumer } from './consumer';
import type { OwnedQueue, Queue } from './topology';
import type { Traffic } from './traffic';
import { together, type Streams } from './streams';

export interface Arrival {
  readonly queue: OwnedQueue;
  readonly stream: Traffic;
}

/** Of each queue its part, where several consumers share one. */
export function arrivalsOf(
  { queues }: Consumer,
  streams: Streams,
  workers: ReadonlyMap<Queue, readonly Consumer[]>,
): Arrival[] {
  return queues.flatMap((queue): Arrival[] => {
    if (!queue.owned) return [];
    const { messages, size } = streams.queues.get(queue)!;
    return [{ queue, stream: { messages: messages / workers.get(queue)!.length, size } }];
  });
}

/** What comes to a consumer without a queue between. */
export function directTo(consumer: Consumer, { direct }: Streams): Traffic {
  return direct.get(consumer)!;
}

/** All that a consumer processes. */
export function workOf(
  consumer: Consumer,
  streams: Streams,
  workers: ReadonlyMap<Queue, readonly Consumer[]>,
): Traffic {
  const arrivals = arrivalsOf(consumer, streams, workers).map(({ stream }) => stream);
  return together([...arrivals, directTo(consumer, streams)]);
}
