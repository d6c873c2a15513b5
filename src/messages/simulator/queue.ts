import type { OwnedQueue } from '#model/topology';
import { Deduplication } from './deduplication';
import type { Copy } from './message';
import { pick, type Random } from './random';

/** What the messages of a failing consumer wait at least, so that time goes on. */
const SHORTEST_WAIT = 1;

/** The highest `maxReceiveCount`. A message without dead-letter queue is not watched any longer. */
const MOST_RECEIVES = 1000;

/** One queue with what is in it. */
export class SimulatedQueue {
  private readonly copies = new Set<Copy>();
  readonly deduplication: Deduplication;

  constructor(
    readonly queue: OwnedQueue,
    private readonly random: Random,
  ) {
    this.deduplication = new Deduplication(queue.deduplicationScope === 'messageGroup');
  }

  get contents(): readonly Copy[] {
    return [...this.copies];
  }

  put(copy: Copy): void {
    this.copies.add(copy);
  }

  remove(copy: Copy): void {
    this.copies.delete(copy);
  }

  /** Takes out what was kept long enough. */
  expire(now: number): Copy[] {
    const expired = this.contents.filter((copy) => now >= this.expiryOf(copy));
    for (const copy of expired) this.copies.delete(copy);
    return expired;
  }

  expiryOf({ keptFrom }: Copy): number {
    return keptFrom + this.queue.retention;
  }

  /** One that can be received now: of a standard queue any, of a FIFO queue the first of a group none of which is out. */
  private next(now: number): Copy | undefined {
    const candidates = this.queue.fifo
      ? this.heads(now)
      : this.contents.filter(({ visibleAt }) => visibleAt <= now);
    return pick(this.random, candidates);
  }

  private heads(now: number): Copy[] {
    const groups = new Map<string | undefined, Copy>();
    for (const copy of this.copies) if (!groups.has(copy.groupId)) groups.set(copy.groupId, copy);
    return [...groups.values()].filter(({ visibleAt }) => visibleAt <= now);
  }

  /** Takes a message for a consumer; nobody else sees it until its visibility timeout has passed. */
  receive(now: number): Copy | undefined {
    const copy = this.next(now);
    if (!copy) return undefined;
    copy.receives++;
    const wait = Math.max(this.queue.visibilityTimeout, SHORTEST_WAIT);
    copy.visibleAt = copy.receives < MOST_RECEIVES ? now + wait : Infinity;
    return copy;
  }

  /** Whether a message has been received as often as it may; then the next receive moves it instead. */
  isSpent({ receives }: Copy): boolean {
    const { deadLetters } = this.queue;
    return deadLetters !== undefined && receives > deadLetters.maxReceiveCount;
  }

  /** When there is something to receive next; `undefined` if never. */
  nextChange(now: number): number | undefined {
    const times = this.contents
      .map(({ visibleAt }) => visibleAt)
      .filter((time) => time > now && time < Infinity);
    return times.length === 0 ? undefined : Math.min(...times);
  }
}
