import type { Queue } from './queue';

/* Taken once: in the sandbox of a test, a global is slow to find, and these are called millions of times. */
const { floor, max } = Math;

/** How a program works. */
export interface Work {
  /** For one message. */
  readonly seconds: number;
  /** By how much of itself the time varies, up and down. */
  readonly spread: number;
  /** Messages at once in one task. */
  readonly concurrency: number;
  /** Messages that it asks for in one call. */
  readonly batch: number;
}

/** Takes what a task did. */
export interface Ledger {
  readonly random: () => number;
  done(sentAt: number, at: number): void;
  received(sentAt: number, at: number): void;
}

const NONE = -1;

/** One place of a task in which a message is processed. */
interface Slot {
  message: number;
  queue: number;
  finish: number;
}

export class Task {
  private readonly slots: Slot[];
  /** Received and not yet begun, from `begun` on. */
  private batch: readonly number[] = [];
  private begun = 0;
  private batchQueue = 0;
  private turn = 0;

  constructor(
    readonly generation: number,
    /** When it receives for the first time. */
    readonly readyAt: number,
    private readonly work: Work,
  ) {
    this.slots = Array.from({ length: work.concurrency }, () => ({ message: NONE, queue: 0, finish: 0 }));
  }

  get isBusy(): boolean {
    return this.begun < this.batch.length || this.slots.some(({ message }) => message !== NONE);
  }

  /** One second of work. */
  step(now: number, queues: readonly Queue[], ledger: Ledger): void {
    for (const slot of this.slots) {
      for (;;) {
        if (slot.message !== NONE) {
          if (slot.finish > now + 1) break;
          this.finish(slot, queues, ledger);
        }
        if (!this.take(slot, now, queues, ledger)) break;
      }
    }
  }

  /** Messages that it has and cannot finish in time come back later. Says whether it was ended while busy. */
  stop(now: number, timeout: number, queues: readonly Queue[], ledger: Ledger): boolean {
    let wasCut = false;
    for (const slot of this.slots) {
      if (slot.message === NONE) continue;
      if (slot.finish <= now + timeout) {
        this.finish(slot, queues, ledger);
        continue;
      }
      queues[slot.queue]!.abandon(slot.message, now);
      wasCut = true;
    }
    for (const message of this.batch.slice(this.begun)) queues[this.batchQueue]!.abandon(message, now);
    return wasCut;
  }

  private finish(slot: Slot, queues: readonly Queue[], ledger: Ledger): void {
    const queue = queues[slot.queue]!;
    if (queue.isPoison(slot.message)) {
      queue.abandon(slot.message, floor(slot.finish));
    } else {
      queue.delete(slot.message);
      ledger.done(queue.sentAt[slot.message]!, slot.finish);
    }
    slot.message = NONE;
  }

  private take(slot: Slot, now: number, queues: readonly Queue[], ledger: Ledger): boolean {
    if (this.begun >= this.batch.length && !this.receive(now, queues, ledger)) return false;
    const message = this.batch[this.begun]!;
    this.begun += 1;
    const { seconds, spread } = this.work;
    const factor = spread === 0 ? 1 : 1 + spread * (2 * ledger.random() - 1);
    slot.message = message;
    slot.queue = this.batchQueue;
    slot.finish = max(slot.finish, now) + seconds * factor;
    return true;
  }

  /** It asks its queues in turn. */
  private receive(now: number, queues: readonly Queue[], ledger: Ledger): boolean {
    for (let tried = 0; tried < queues.length; tried += 1) {
      this.turn = (this.turn + 1) % queues.length;
      const queue = queues[this.turn]!;
      const messages = queue.receive(this.work.batch, now);
      if (messages.length === 0) continue;
      for (const message of messages) ledger.received(queue.sentAt[message]!, now);
      this.batch = messages;
      this.begun = 0;
      this.batchQueue = this.turn;
      return true;
    }
    return false;
  }
}
