import type { HeldMessage, QueuePort } from './queue-port';
import { Sweep } from './sweep';

/** For as long as it takes to read them; they are shown again right after. */
const HIDE_SECONDS = 30;

export interface Peek {
  /** At most this many. */
  readonly most: number;
  /** Which messages; all if absent. */
  readonly wanted?: (message: HeldMessage) => boolean;
}

/** Reads messages and leaves them where they are. Only their receive count goes up. */
export async function peek(queue: QueuePort, { most, wanted = () => true }: Peek): Promise<HeldMessage[]> {
  const sweep = new Sweep(queue, HIDE_SECONDS);
  const found: HeldMessage[] = [];
  try {
    while (found.length < most) {
      const messages = await sweep.next(most - found.length);
      if (messages.length === 0) break;
      found.push(...messages.filter(wanted));
    }
  } finally {
    await sweep.end();
  }
  return found;
}
