import type { OwnedQueue } from '#model/topology';
import { QueueStore } from '../queue/queue-store';
import { Duplicates } from './duplicates';
import type { Copy } from './message';
import type { Random } from './random';

/** What the messages of a failing consumer wait at least, so that time goes on. */
const SHORTEST_WAIT = 1;

/** The highest `maxReceiveCount`. A message without dead-letter queue is not watched any longer. */
const MOST_RECEIVES = 1000;

/** One queue with what is in it. */
export class SimulatedQueue {
  private readonly store: QueueStore<Copy>;
  readonly duplicates: Duplicates;

  constructor(
    readonly queue: OwnedQueue,
    private readonly random: Random,
  ) {
    this.store = new QueueStore(queue.fifo);
    this.duplicates = new Duplicates(queue.deduplicationScope === 'messageGroup');
  }

  get contents(): readonly Copy[] {
    return this.store.contents();
  }

  put(copy: Copy, now: number): void {
    this.store.put(copy, now);
  }

  remove(copy: Copy): void {
    this.store.remove(copy);
  }

  /** Takes out what was kept long enough. */
  expire(now: number): Copy[] {
    return this.store.expire(now, this.queue.retention);
  }

  expiryOf({ keptFrom }: Copy): number {
    return keptFrom + this.queue.retention;
  }

  /**
   * Takes a batch for a consumer; nobody else sees its messages until their visibility timeout has passed. One that was
   * received as often as it may be is given to `moveSpent` instead, which takes it out.
   */
  receive(now: number, most: number, moveSpent: (copy: Copy) => void): readonly Copy[] {
    const until = now + Math.max(this.queue.visibilityTimeout, SHORTEST_WAIT);
    const batch = this.store.receive(now, until, most, {
      choice: (count) => Math.floor(this.random() * count),
      moves: (candidate) => {
        if (!this.isSpent(candidate)) return false;
        moveSpent(candidate);
        return true;
      },
    });
    for (const copy of batch) {
      if (copy.receives >= MOST_RECEIVES) this.store.hideUntil(copy, Infinity, now);
    }
    return batch;
  }

  /** Whether a message has been received as often as it may; then the next receive moves it instead. */
  private isSpent({ receives }: Copy): boolean {
    const { deadLetters } = this.queue;
    return deadLetters !== undefined && receives >= deadLetters.maxReceiveCount;
  }

  /** When there is something to receive next; `undefined` if never. */
  nextChange(now: number): number | undefined {
    return this.store.nextChange(now);
  }
}
