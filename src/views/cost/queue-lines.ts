import { REQUEST_BYTES } from '#base/aws/calls';
import type { Consumer } from '#model/consumer';
import { consumerFacts } from '#model/kinds/consumers/index';
import type { Polling } from '#model/kinds/cost';
import type { OwnedQueue, Topology } from '#model/topology';
import type { Traffic } from '#model/traffic';
import { keyLines } from './key-lines';
import { line, type Line } from './line';
import type { AverageTasks } from './load';
import { receiving } from './polling';

/** How many requests a message counts as. */
export function chunks(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / REQUEST_BYTES));
}

function price({ fifo }: OwnedQueue) {
  return fifo ? 'sqs-request-fifo' : 'sqs-request';
}

/** What receiving and deleting costs, with settings that may be other than the written ones. */
export function receiveLines(queue: OwnedQueue, stream: Traffic, polling: Polling): Line[] {
  const { receives, empty, perReceive } = receiving(stream, polling);
  const full = receives * chunks(perReceive * stream.size);
  return [
    line(queue.name, 'receives', price(queue), { quantity: full }),
    line(queue.name, 'empty receives', price(queue), { quantity: empty }),
    line(queue.name, 'deletes', price(queue), { quantity: receives }),
  ];
}

export function queueLines(
  topology: Topology,
  queue: OwnedQueue,
  stream: Traffic,
  consumers: readonly Consumer[],
  tasks: AverageTasks,
): Line[] {
  const share = { ...stream, messages: stream.messages / Math.max(1, consumers.length) };
  return [
    line(queue.name, 'sends', price(queue), { quantity: stream.messages * chunks(stream.size) }),
    ...consumers.flatMap((consumer) =>
      receiveLines(queue, share, consumerFacts(consumer).polling(consumer, queue, tasks.get(consumer))),
    ),
    ...keyLines(topology, queue, { messages: stream.messages, consumers: consumers.length }),
  ];
}
