import { Durations } from '#drill/engine/durations';
import type { Minute, WorkersListener } from '#drill/engine/play';
import type { QueueListener } from '#drill/engine/service/queue';

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

export class Measure implements QueueListener, WorkersListener {
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
  private dead = 0;
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

  died(): void {
    this.dead += 1;
  }

  /** What is lost stays among what is left. */
  lost(): void {}

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

  result(busyEnded: number): Result {
    const { dead } = this;
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
