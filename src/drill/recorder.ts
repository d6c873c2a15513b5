import { CALM } from '#model/drill';
import { Durations } from './engine/durations';
import type { Minute, WorkersListener } from './engine/play';
import type { Queue, QueueListener } from './engine/service/queue';

const MINUTE = 60;
const HALF_AN_HOUR = 30;

/** What became of one queue. Times are seconds, and `Infinity` is never. */
export interface QueueRecord {
  readonly sent: number;
  readonly done: number;
  readonly dead: number;
  /** Deleted since they were kept too long. */
  readonly lost: number;
  /** Waiting or in flight at the end. */
  readonly left: number;
  /** Whether more wait at the end than before the trouble. */
  readonly isBehind: boolean;
  /** From sent to processed, of what was sent from the beginning of the trouble until it was caught up with. */
  readonly p95: number;
  readonly slowest: number;
  /** The oldest message at its oldest, and when that was. */
  readonly oldest: { readonly seconds: number; readonly at: number };
  /** How long after the trouble no more waited than before; absent where there was none that ended. */
  readonly drained: number | undefined;
  readonly minutes: {
    readonly waiting: readonly number[];
    readonly oldest: readonly number[];
    /** Dead letters up to then. */
    readonly dead: readonly number[];
  };
}

/** Follows one queue through a drill. */
export class QueueRecorder implements QueueListener {
  private readonly latencies = new Durations();
  private readonly waiting: number[] = [];
  private readonly oldest: number[] = [];
  private readonly deadBy: number[] = [];
  private counts = { sent: 0, done: 0, dead: 0, lost: 0, lostInTime: 0 };
  private drainedAt = Infinity;
  private calmMost = 0;
  /** Looked up once, since each message asks. */
  private readonly calm = CALM;

  constructor(
    private readonly unit: number,
    private readonly seconds: number,
    /** When the trouble is over; absent where there is none that ends. */
    private readonly over: number | undefined,
    /** Messages that come in a minute. */
    perMinute: number,
  ) {
    this.calmMost = perMinute;
  }

  sent(count: number): void {
    this.counts.sent += count;
  }

  received(): void {}

  done(sentAt: number, at: number): void {
    this.counts.done += 1;
    if (this.isCounted(sentAt)) this.latencies.add(at - sentAt);
  }

  died(): void {
    this.counts.dead += 1;
  }

  lost(sentAt: number): void {
    this.counts.lost += 1;
    if (this.isCounted(sentAt)) this.counts.lostInTime += 1;
  }

  minute(minute: number, queue: Queue): void {
    const now = (minute + 1) * MINUTE;
    const waiting = queue.waiting * this.unit;
    this.waiting.push(waiting);
    this.oldest.push(queue.ageOfOldest(now));
    this.deadBy.push(this.counts.dead * this.unit);
    if (now <= CALM) {
      if (now > CALM / 2) this.calmMost = Math.max(this.calmMost, waiting);
    } else if (this.over !== undefined && now >= this.over && waiting <= this.calmMost) {
      this.drainedAt = Math.min(this.drainedAt, now);
    }
  }

  record(queue: Queue): QueueRecord {
    const { unit, counts, latencies } = this;
    const isBehind =
      queue.waiting * unit > this.calmMost && queue.ageOfOldest(this.seconds) > HALF_AN_HOUR * MINUTE;
    const never = counts.lostInTime + (isBehind ? queue.waiting + queue.inFlight : 0);
    const oldest = Math.max(0, ...this.oldest);
    return {
      sent: counts.sent * unit,
      done: counts.done * unit,
      dead: counts.dead * unit,
      lost: counts.lost * unit,
      isBehind,
      left: (queue.waiting + queue.inFlight) * unit,
      p95: latencies.quantile(0.95, never),
      slowest: latencies.quantile(1, never),
      oldest: { seconds: oldest, at: (this.oldest.indexOf(oldest) + 1) * MINUTE },
      drained: this.over === undefined ? undefined : this.drainedAt - this.over,
      minutes: { waiting: this.waiting, oldest: this.oldest, dead: this.deadBy },
    };
  }

  /** Whether a message belongs to the trouble, or in a drill without an end of it to what can be done in time. */
  private isCounted(sentAt: number): boolean {
    if (sentAt < this.calm) return false;
    return this.over === undefined ? sentAt < this.seconds - HALF_AN_HOUR * MINUTE : sentAt <= this.drainedAt;
  }
}

/** What one consumer did. */
export interface WorkersRecord {
  readonly taskHours: number;
  readonly most: number;
  readonly least: number;
  readonly minutes: { readonly desired: readonly number[]; readonly running: readonly number[] };
}

export class WorkersRecorder implements WorkersListener {
  private total = 0;
  private readonly desired: number[] = [];
  private readonly running: number[] = [];

  second(count: number): void {
    this.total += count;
  }

  changed(): void {}

  minute({ desired, running }: Minute): void {
    this.desired.push(desired);
    this.running.push(running);
  }

  record(): WorkersRecord {
    return {
      taskHours: this.total / 3600,
      most: Math.max(0, ...this.running),
      least: Math.min(...this.running),
      minutes: { desired: this.desired, running: this.running },
    };
  }
}
