import { ApiError } from './protocol/errors';
import type { LocalMessage } from './message';

/** What a message takes beside its text, about. */
const OVERHEAD = 512;

function sizeOf({ body }: LocalMessage): number {
  return body.length + OVERHEAD;
}

/** Counts what waits, so that a queue that nobody reads ends with a clear refusal instead of a crash. */
export class Memory {
  private used = 0;

  constructor(private readonly most: number) {}

  take(message: LocalMessage): void {
    const size = sizeOf(message);
    if (this.used + size > this.most) {
      const mebibytes = Math.floor(this.most / 2 ** 20);
      throw new ApiError(
        'OverLimit',
        `msgtopo dev keeps ${mebibytes} MiB of messages. Receive or purge some, or start it with a higher --memory.`,
      );
    }
    this.used += size;
  }

  give(message: LocalMessage): void {
    this.used -= sizeOf(message);
  }
}
