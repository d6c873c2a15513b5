import { Groups } from './groups';
import { Line } from './line';

/* Taken once: in the sandbox of a test, a global is slow to find, and these are called millions of times. */
const { max, min } = Math;

export interface QueueSettings {
  /** As it stands in the dimensions of metrics. */
  readonly name: string;
  /** Seconds for which a received message is hidden. */
  readonly visibility: number;
  /** Seconds after which a message is deleted, whatever happened to it. */
  readonly retention: number;
  /** Absent without a dead-letter queue. */
  readonly maxReceiveCount: number | undefined;
  /** Message groups of a FIFO queue; absent for a standard one. */
  readonly groups: number | undefined;
  /** What part of the messages fails whenever it is processed. */
  readonly poison: number;
  /** How many real messages one of the run stands for, so that a busy day is played quickly. */
  readonly unit: number;
}

/** What a queue did in one minute. */
export interface QueueMinute {
  sent: number;
  received: number;
  deleted: number;
}

/** Hears what becomes of the messages of a queue, with the time at which they were sent. */
export interface QueueListener {
  sent(count: number, at: number): void;
  received(sentAt: number, at: number): void;
  done(sentAt: number, at: number): void;
  died(sentAt: number, at: number): void;
  lost(sentAt: number, at: number): void;
}

const GONE = -1;
const NOTHING: readonly number[] = [];

/** SQS leaves messages out of the age of the oldest one that were received so often and not deleted. */
const STUCK = 3;

/** A queue of SQS. Messages are numbers, in the order in which they were sent. */
export class Queue {
  waiting = 0;
  inFlight = 0;
  /** The last second in which anybody did anything with it. */
  lastUsed = -Infinity;
  minute: QueueMinute = { sent: 0, received: 0, deleted: 0 };
  private readonly sentAt: number[] = [];
  private readonly poisonous = new Set<number>();
  /** Those never received come after those that came back. */
  private fresh = 0;
  private readonly back = new Line();
  private readonly hiddenUntil = new Map<number, number[]>();
  private readonly failures = new Map<number, number>();
  private readonly groups: Groups | undefined;
  private oldest = 0;

  constructor(
    readonly settings: QueueSettings,
    private readonly random: () => number,
    private readonly listener: QueueListener,
  ) {
    if (settings.groups !== undefined) this.groups = new Groups(settings.groups);
  }

  send(count: number, now: number, sentAt = now): void {
    if (count === 0) return;
    const { poison } = this.settings;
    for (let sent = 0; sent < count; sent += 1) {
      const message = this.sentAt.push(sentAt) - 1;
      if (poison > 0 && this.random() < poison) this.poisonous.add(message);
      if (this.groups) this.groups.add(message, false);
    }
    this.waiting += count;
    this.minute.sent += count;
    this.lastUsed = now;
    this.listener.sent(count, sentAt);
  }

  receive(limit: number, now: number): readonly number[] {
    this.lastUsed = now;
    if (this.waiting === 0) return NOTHING;
    const messages = this.groups ? this.groups.take(limit) : this.takeInOrder(limit);
    this.waiting -= messages.length;
    this.inFlight += messages.length;
    this.minute.received += messages.length;
    for (const message of messages) this.listener.received(this.sentAt[message]!, now);
    return messages;
  }

  isPoison(message: number): boolean {
    return this.poisonous.size > 0 && this.poisonous.has(message);
  }

  delete(message: number, at: number): void {
    this.inFlight -= 1;
    this.minute.deleted += 1;
    this.groups?.release(message);
    this.listener.done(this.end(message), at);
  }

  /** Nobody deletes it in time, so it can be seen again when its visibility timeout ends. */
  abandon(message: number, receivedAt: number, now: number): void {
    const due = max(Math.floor(now) + 1, Math.ceil(receivedAt + this.settings.visibility));
    const others = this.hiddenUntil.get(due);
    if (others) others.push(message);
    else this.hiddenUntil.set(due, [message]);
  }

  showAgain(now: number): void {
    if (this.hiddenUntil.size === 0) return;
    const messages = this.hiddenUntil.get(now);
    if (!messages) return;
    this.hiddenUntil.delete(now);
    for (const message of messages) this.comeBack(message, now);
  }

  /** Deletes what is kept too long. */
  expire(now: number): void {
    const { retention } = this.settings;
    const isOld = (message: number) => this.sentAt[message]! + retention <= now;
    const lost = this.groups ? this.groups.remove(isOld) : this.back.remove(isOld);
    if (!this.groups) {
      for (; this.fresh < this.sentAt.length && isOld(this.fresh); this.fresh += 1) lost.push(this.fresh);
    }
    this.waiting -= lost.length;
    for (const message of lost) this.listener.lost(this.end(message), now);
  }

  /** Seconds since the oldest message was sent that is neither deleted nor received again and again. */
  ageOfOldest(now: number): number {
    const { sentAt, failures } = this;
    while (
      this.oldest < sentAt.length &&
      (sentAt[this.oldest] === GONE || (failures.size > 0 && (failures.get(this.oldest) ?? 0) >= STUCK))
    ) {
      this.oldest += 1;
    }
    return this.oldest < sentAt.length ? now - sentAt[this.oldest]! : 0;
  }

  endMinute(): QueueMinute {
    const ended = this.minute;
    this.minute = { sent: 0, received: 0, deleted: 0 };
    return ended;
  }

  private comeBack(message: number, now: number): void {
    const { maxReceiveCount = Infinity, retention } = this.settings;
    this.inFlight -= 1;
    this.groups?.release(message);
    const failures = (this.failures.get(message) ?? 0) + 1;
    this.failures.set(message, failures);
    if (failures >= maxReceiveCount) {
      this.listener.died(this.end(message), now);
      return;
    }
    if (this.sentAt[message]! + retention <= now) {
      this.listener.lost(this.end(message), now);
      return;
    }
    this.waiting += 1;
    if (this.groups) this.groups.add(message, true);
    else this.back.add(message);
  }

  /** Forgets a message, and says when it was sent. */
  private end(message: number): number {
    const sentAt = this.sentAt[message]!;
    this.sentAt[message] = GONE;
    if (this.failures.size > 0) this.failures.delete(message);
    return sentAt;
  }

  private takeInOrder(limit: number): number[] {
    const messages = this.back.take(limit);
    const end = min(this.sentAt.length, this.fresh + limit - messages.length);
    for (; this.fresh < end; this.fresh += 1) messages.push(this.fresh);
    return messages;
  }
}
