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

  /**
   * One that can be received now, into a batch: of a standard queue any; of a FIFO queue the first of a group none of
   * which is out, or the next of a group that the batch has, which SQS fills it with first.
   * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/FIFO-queues-understanding-logic.html
   */
  private next(now: number, batch: ReadonlySet<Copy>): Copy | undefined {
    const waiting = ({ visibleAt }: Copy) => visibleAt <= now;
    if (!this.queue.fifo) return pick(this.random, this.contents.filter(waiting));
    const heads = this.heads(batch).filter(waiting);
    const groups = new Set(Array.from(batch, ({ groupId }) => groupId));
    const more = heads.filter(({ groupId }) => groups.has(groupId));
    return pick(this.random, more.length > 0 ? more : heads);
  }

  /** The first message of each group that is not in a batch. */
  private heads(batch: ReadonlySet<Copy>): Copy[] {
    const groups = new Map<string | undefined, Copy>();
    for (const copy of this.copies)
      if (!batch.has(copy) && !groups.has(copy.groupId)) groups.set(copy.groupId, copy);
    return [...groups.values()];
  }

  /** Takes a message for a batch of a consumer; nobody else sees it until its visibility timeout has passed. */
  receive(now: number, batch: ReadonlySet<Copy> = new Set()): Copy | undefined {
    const copy = this.next(now, batch);
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
