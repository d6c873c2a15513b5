import type { Consumer } from '#model/consumer';
import { consumerFacts } from '#model/kinds/consumers/index';
import { HOURS, type Polling } from '#model/kinds/cost';
import type { OwnedQueue } from '#model/topology';
import type { Traffic } from '#model/traffic';
import { line, type Line } from './line';
import { receiving } from './polling';

const CHUNK = 64 * 1024;

/** Each 64 KiB, begun or full, counts as a request: https://aws.amazon.com/sqs/pricing/ */
export function chunks(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / CHUNK));
}

/** A data key serves for five minutes unless the queue says more: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html */
const USUAL_REUSE = 300;

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

export function queueLines(queue: OwnedQueue, stream: Traffic, consumers: readonly Consumer[]): Line[] {
  const { name, encryption } = queue;
  const share = { ...stream, messages: stream.messages / Math.max(1, consumers.length) };
  const dataKeys = (HOURS * 3600) / (queue.dataKeyReuse ?? USUAL_REUSE);
  const hasKey = encryption.kind === 'managed-key' || encryption.kind === 'own-key';
  return [
    line(name, 'sends', price(queue), { quantity: stream.messages * chunks(stream.size) }),
    ...consumers.flatMap((consumer) =>
      receiveLines(queue, share, consumerFacts(consumer).polling(consumer, queue)),
    ),
    ...(hasKey && stream.messages > 0
      ? [
          line(name, 'requests to KMS', 'key-request', {
            quantity: 2 * Math.min(dataKeys, stream.messages),
          }),
        ]
      : []),
  ];
}
