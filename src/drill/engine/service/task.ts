import type { Conditions } from './conditions';
import type { Queue } from './queue';

/* Taken once: in the sandbox of a test, a global is slow to find, and these are called millions of times. */
const { max } = Math;

/** How a program works. */
export interface Work {
  /** For one message of the run. */
  readonly seconds: number;
  /** By how much of itself the time varies, up and down. */
  readonly spread: number;
  /** Messages at once in one task. */
  readonly concurrency: number;
  /** Messages that it asks for in one call. */
  readonly batch: number;
}

const NONE = -1;
/** Busy with a message that somebody else will get, since it takes longer than it is hidden. */
const IN_VAIN = -2;

/** One place of a task in which a message is processed. */
interface Slot {
  message: number;
  queue: number;
  receivedAt: number;
  finish: number;
}

/** How long a message takes. */
export function timeOf(
  { seconds, spread }: Pick<Work, 'seconds' | 'spread'>,
  { random, slowness }: Conditions,
): number {
  return (spread === 0 ? seconds : seconds * (1 + spread * (2 * random() - 1))) * slowness;
}

export class Task {
  private readonly slots: Slot[];
  /** Received and not yet begun, from `begun` on. */
  private batch: readonly number[] = [];
  private begun = 0;
  private batchQueue = 0;
  private batchAt = 0;
  private turn = 0;
  /** Until then every place is taken. */
  private busyUntil = -Infinity;

  constructor(
    readonly generation: number,
    /** When it receives for the first time. */
    readonly readyAt: number,
    private readonly work: Work,
  ) {
    this.slots = Array.from({ length: work.concurrency }, () => ({
      message: NONE,
      queue: 0,
      receivedAt: 0,
      finish: 0,
    }));
  }

  get isBusy(): boolean {
    return this.begun < this.batch.length || this.slots.some(({ message }) => message !== NONE);
  }

  /** One second of work. */
  step(now: number, queues: readonly Queue[], conditions: Conditions): void {
    if (this.busyUntil > now + 1) return;
    let first = Infinity;
    for (const slot of this.slots) {
      for (;;) {
        if (slot.message !== NONE) {
          if (slot.finish > now + 1) break;
          this.finish(slot, now, queues, conditions);
        }
        if (!this.take(slot, now, queues, conditions)) break;
      }
      const until = slot.message === NONE ? -Infinity : slot.finish;
      if (until < first) first = until;
    }
    this.busyUntil = first;
  }

  /** Messages that it has and cannot finish in time come back later. Says whether it was ended while busy. */
  stop(now: number, timeout: number, queues: readonly Queue[], conditions: Conditions): boolean {
    let wasCut = false;
    for (const slot of this.slots) {
      if (slot.message === NONE) continue;
      if (slot.finish <= now + timeout) {
        this.finish(slot, now, queues, conditions);
        continue;
      }
      if (slot.message !== IN_VAIN) queues[slot.queue]!.abandon(slot.message, slot.receivedAt, now);
      wasCut = true;
    }
    for (const message of this.batch.slice(this.begun)) {
      queues[this.batchQueue]!.abandon(message, this.batchAt, now);
    }
    return wasCut;
  }

  private finish(slot: Slot, now: number, queues: readonly Queue[], { fails }: Conditions): void {
    const { message, finish } = slot;
    slot.message = NONE;
    if (message === IN_VAIN) return;
    const queue = queues[slot.queue]!;
    if (fails || queue.isPoison(message)) queue.abandon(message, slot.receivedAt, now);
    else queue.delete(message, finish);
  }

  private take(slot: Slot, now: number, queues: readonly Queue[], conditions: Conditions): boolean {
    const at = max(slot.finish, now);
    if (this.begun >= this.batch.length && !this.receive(at, queues)) return false;
    const message = this.batch[this.begun]!;
    const queue = queues[this.batchQueue]!;
    this.begun += 1;
    slot.message = message;
    slot.queue = this.batchQueue;
    slot.receivedAt = this.batchAt;
    slot.finish = at + timeOf(this.work, conditions);
    if (slot.finish > this.batchAt + queue.settings.visibility) {
      slot.message = IN_VAIN;
      queue.abandon(message, this.batchAt, now);
    }
    return true;
  }

  /** It asks its queues in turn. */
  private receive(at: number, queues: readonly Queue[]): boolean {
    for (let tried = 0; tried < queues.length; tried += 1) {
      this.turn = (this.turn + 1) % queues.length;
      const messages = queues[this.turn]!.receive(this.work.batch, at);
      if (messages.length === 0) continue;
      this.batch = messages;
      this.begun = 0;
      this.batchQueue = this.turn;
      this.batchAt = at;
      return true;
    }
    return false;
  }
}
