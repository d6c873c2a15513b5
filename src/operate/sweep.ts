import { inBatches } from '#base/util/in-batches';
import { SQS_CALL } from '#base/aws/calls';
import type { HeldMessage, QueuePort } from './queue-port';

export interface Clock {
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

/** A receive that waits asks all the servers of SQS; one that does not, some of them. */
const WAIT_SECONDS = 1;

/** Asked when nothing more is to be had: whether to look again for what others may hold. */
type Patience = (heldHere: number) => Promise<boolean>;

const NONE: Patience = () => Promise.resolve(false);

/**
 * Waits for what others hold now, such as a run that was killed, as long as they can hold it. It may come back while
 * SQS is asked for messages, too late for that answer, so there is one more look after the last that found it held.
 */
export async function untilOthersReturn(
  queue: QueuePort,
  hideSeconds: number,
  clock: Clock,
): Promise<Patience> {
  const end = clock.now() + hideSeconds * 1000;
  let heldByOthers = (await queue.depth()).inFlight > 0;
  return async (heldHere) => {
    if (!heldByOthers) return false;
    heldByOthers = clock.now() < end && (await queue.depth()).inFlight > heldHere;
    if (heldByOthers) await clock.sleep(WAIT_SECONDS * 1000);
    return true;
  };
}

/**
 * Walks over the messages of a queue: each is met once, and held, hidden from others, until it is shown again. A hold
 * has an end, so a long walk meets messages again; it is over when a whole round of them brought no other.
 */
export class Sweep {
  private readonly held = new Map<string, HeldMessage>();
  private unproductive = 0;

  constructor(
    private readonly queue: QueuePort,
    private readonly hideSeconds: number,
    private readonly lookAgain: Patience = NONE,
  ) {}

  /** Messages not met before, at most `most`; none at the end of the walk. */
  async next(most: number): Promise<readonly HeldMessage[]> {
    const hold = {
      most: Math.min(most, SQS_CALL.messages),
      hideSeconds: this.hideSeconds,
      waitSeconds: WAIT_SECONDS,
    };
    while (this.unproductive <= this.held.size / SQS_CALL.messages) {
      const received = await this.queue.hold(hold);
      if (received.length === 0 && !(await this.lookAgain(this.held.size))) return [];
      const fresh = received.filter(({ id }) => !this.held.has(id));
      for (const message of received) this.held.set(message.id, message);
      if (fresh.length > 0) {
        this.unproductive = 0;
        return fresh;
      }
      if (received.length > 0) this.unproductive += 1;
    }
    return [];
  }

  /** Messages that are no longer in the queue. */
  forget(messages: readonly HeldMessage[]): void {
    for (const { id } of messages) this.held.delete(id);
  }

  /** Shows what is still held to others again. */
  async end(): Promise<void> {
    for (const batch of inBatches([...this.held.values()], SQS_CALL.messages))
      await this.queue.release(batch);
  }
}
