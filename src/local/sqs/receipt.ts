import type { LocalMessage } from '../message';
import { ApiError, invalidParameter } from '../protocol/errors';
import type { LocalQueue } from './queue';

/** A receipt handle names the queue, the message, and which receive it was. */
const HANDLE = /^([\w-]+(?:\.fifo)?) ([0-9a-f-]{36}) (\d+)$/;

export function receiptOf(queue: LocalQueue, { id, receipt }: LocalMessage): string {
  return Buffer.from(`${queue.name} ${id} ${receipt}`).toString('base64');
}

interface Receipt {
  /** Absent if it was deleted since. */
  readonly message: LocalMessage | undefined;
  readonly receive: number;
}

/** @throws ApiError if it is no receipt handle of this queue. */
export function readReceipt(queue: LocalQueue, handle: string): Receipt {
  const [, name, id, receive] = HANDLE.exec(Buffer.from(handle, 'base64').toString()) ?? [];
  if (name === queue.name && id !== undefined)
    return { message: queue.byId.get(id), receive: Number(receive) };
  throw new ApiError(
    'ReceiptHandleIsInvalid',
    `The input receipt handle "${handle}" is not a valid receipt handle.`,
  );
}

/** A FIFO queue lets nobody delete by a handle whose visibility timeout is over. */
export function checkCurrent(queue: LocalQueue, handle: string, { message, receive }: Receipt): void {
  if (!queue.fifo || !message) return;
  const isCurrent = message.receipt === receive && message.visibleAt > queue.world.clock.now();
  if (!isCurrent) throw invalidParameter('ReceiptHandle', handle, 'The receipt handle has expired.');
}
