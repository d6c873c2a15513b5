/* Taken once: in the sandbox of a test, a global is slow to find, and these are called millions of times. */
const { ceil, max } = Math;

/** One minute of a run. */
export interface Minute {
  readonly waiting: number;
  readonly inFlight: number;
  readonly desired: number;
  readonly running: number;
}

/** What came of a run. Times are seconds; `Infinity` is never. */
export interface Result {
  /** From sent to done, of all messages that were sent more than half an hour before the end. */
  readonly p50: number;
  readonly p95: number;
  readonly slowest: number;
  /** The longest that one of them waited until a task received it. */
  readonly longestWait: number;
  readonly done: number;
  readonly dead: number;
  /** Sent more than half an hour before the end, and neither done nor dead. */
  readonly left: number;
  readonly taskHours: number;
  readonly workHours: number;
  readonly mostTasks: number;
  readonly changes: number;
  /** Changes against the direction of the one before. */
  readonly reversals: number;
  readonly busyEnded: number;
  readonly minutes: readonly Minute[];
}

const HALF_AN_HOUR = 1800;

/** Counts durations by whole seconds, so that millions of messages take no room. */
class Durations {
  private readonly counts: number[] = [];
  private total = 0;

  add(seconds: number): void {
    const index = max(0, ceil(seconds));
    this.counts[index] = (this.counts[index] ?? 0) + 1;
    this.total += 1;
  }

  /** `left` more count as never. */
  quantile(part: number, left: number): number {
    let needed = Math.ceil((this.total + left) * part);
    if (needed > this.total) return Infinity;
    for (let index = 0; index < this.counts.length; index += 1) {
      needed -= this.counts[index] ?? 0;
      if (needed <= 0) return index;
    }
    return 0;
  }
}

export class Measure {
  private readonly latencies = new Durations();
  private readonly waits = new Durations();
  private readonly minutes: Minute[] = [];
  private taskSeconds = 0;
  private mostTasks = 0;
  private changes = 0;
  private reversals = 0;
  private direction = 0;
  private doneCount = 0;
  private early = 0;
  private sentEarly = 0;
  private readonly deadline: number;

  constructor(
    seconds: number,
    private readonly workSeconds: number,
  ) {
    this.deadline = seconds - HALF_AN_HOUR;
  }

  sent(count: number, at: number): void {
    if (at < this.deadline) this.sentEarly += count;
  }

  done(sentAt: number, at: number): void {
    this.doneCount += 1;
    if (sentAt >= this.deadline) return;
    this.early += 1;
    this.latencies.add(at - sentAt);
  }

  received(sentAt: number, at: number): void {
    if (sentAt < this.deadline) this.waits.add(at - sentAt);
  }

  second(tasks: number): void {
    this.taskSeconds += tasks;
    if (tasks > this.mostTasks) this.mostTasks = tasks;
  }

  changed(from: number, to: number): void {
    const direction = Math.sign(to - from);
    this.changes += 1;
    if (this.direction !== 0 && direction !== this.direction) this.reversals += 1;
    this.direction = direction;
  }

  minute(minute: Minute): void {
    this.minutes.push(minute);
  }

  result(dead: number, busyEnded: number): Result {
    const left = Math.max(0, this.sentEarly - this.early - dead);
    return {
      p50: this.latencies.quantile(0.5, left),
      p95: this.latencies.quantile(0.95, left),
      slowest: this.latencies.quantile(1, left),
      longestWait: this.waits.quantile(1, left),
      done: this.doneCount,
      dead,
      left,
      taskHours: this.taskSeconds / 3600,
      workHours: (this.doneCount * this.workSeconds) / 3600,
      mostTasks: this.mostTasks,
      changes: this.changes,
      reversals: this.reversals,
      busyEnded,
      minutes: this.minutes,
    };
  }
}
