/* Taken once: in the sandbox of a test, a global is slow to find, and these are called millions of times. */
const { min } = Math;

export interface QueueSettings {
  /** As it stands in the dimensions of metrics. */
  readonly name: string;
  /** Seconds for which a received message is hidden. */
  readonly visibility: number;
  /** Absent without a dead-letter queue. */
  readonly maxReceiveCount: number | undefined;
  /** Message groups of a FIFO queue; absent for a standard one. */
  readonly groups: number | undefined;
  /** What part of the messages fails whenever it is processed. */
  readonly poison: number;
}

/** What a queue did in one minute. */
export interface QueueMinute {
  sent: number;
  received: number;
  deleted: number;
}

/** The message groups of a FIFO queue: while messages of one are in flight, it gives no others. */
class Groups {
  private readonly pending: number[][];
  private readonly inFlight: Int32Array;
  private next = 0;

  constructor(private readonly count: number) {
    this.pending = Array.from({ length: count }, () => []);
    this.inFlight = new Int32Array(count);
  }

  add(message: number, first: boolean): void {
    const group = this.pending[message % this.count]!;
    if (first) group.unshift(message);
    else group.push(message);
  }

  take(limit: number): number[] {
    for (let tried = 0; tried < this.count; tried += 1) {
      const group = (this.next + tried) % this.count;
      if (this.inFlight[group]! > 0 || this.pending[group]!.length === 0) continue;
      const messages = this.pending[group]!.splice(0, limit);
      this.inFlight[group] = messages.length;
      this.next = group + 1;
      return messages;
    }
    return [];
  }

  release(message: number): void {
    this.inFlight[message % this.count]! -= 1;
  }
}

/** A queue of SQS. Messages are numbers, in the order in which they were sent. */
export class Queue {
  waiting = 0;
  inFlight = 0;
  dead = 0;
  /** The last second in which anybody did anything with it. */
  lastUsed = -Infinity;
  minute: QueueMinute = { sent: 0, received: 0, deleted: 0 };
  readonly sentAt: number[] = [];
  private readonly poisonous = new Set<number>();
  /** Those never received come after those that came back. */
  private fresh = 0;
  private readonly back: number[] = [];
  private readonly hiddenUntil = new Map<number, number[]>();
  private readonly failures = new Map<number, number>();
  private readonly groups: Groups | undefined;

  constructor(
    readonly settings: QueueSettings,
    private readonly random: () => number,
  ) {
    if (settings.groups !== undefined) this.groups = new Groups(settings.groups);
  }

  send(count: number, now: number): void {
    if (count === 0) return;
    const { poison } = this.settings;
    for (let sent = 0; sent < count; sent += 1) {
      const message = this.sentAt.push(now) - 1;
      if (poison > 0 && this.random() < poison) this.poisonous.add(message);
      if (this.groups) this.groups.add(message, false);
    }
    this.waiting += count;
    this.minute.sent += count;
    this.lastUsed = now;
  }

  receive(limit: number, now: number): number[] {
    this.lastUsed = now;
    if (this.waiting === 0) return [];
    const messages = this.groups ? this.groups.take(limit) : this.takeInOrder(limit);
    this.waiting -= messages.length;
    this.inFlight += messages.length;
    this.minute.received += messages.length;
    return messages;
  }

  isPoison(message: number): boolean {
    return this.poisonous.size > 0 && this.poisonous.has(message);
  }

  delete(message: number): void {
    this.inFlight -= 1;
    this.minute.deleted += 1;
    this.groups?.release(message);
  }

  /** Nobody deletes it, so it can be seen again when its visibility timeout ends. */
  abandon(message: number, now: number): void {
    const due = now + this.settings.visibility;
    const others = this.hiddenUntil.get(due);
    if (others) others.push(message);
    else this.hiddenUntil.set(due, [message]);
  }

  showAgain(now: number): void {
    if (this.hiddenUntil.size === 0) return;
    const messages = this.hiddenUntil.get(now);
    if (!messages) return;
    this.hiddenUntil.delete(now);
    for (const message of messages) {
      this.inFlight -= 1;
      this.groups?.release(message);
      const failures = (this.failures.get(message) ?? 0) + 1;
      this.failures.set(message, failures);
      if (failures >= (this.settings.maxReceiveCount ?? Infinity)) {
        this.dead += 1;
        continue;
      }
      this.waiting += 1;
      if (this.groups) this.groups.add(message, true);
      else this.back.push(message);
    }
  }

  endMinute(): QueueMinute {
    const ended = this.minute;
    this.minute = { sent: 0, received: 0, deleted: 0 };
    return ended;
  }

  private takeInOrder(limit: number): number[] {
    const messages = this.back.length > 0 ? this.back.splice(0, limit) : [];
    const end = min(this.sentAt.length, this.fresh + limit - messages.length);
    for (; this.fresh < end; this.fresh += 1) messages.push(this.fresh);
    return messages;
  }
}
