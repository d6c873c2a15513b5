import { mayHaveNoTask, type Scaling } from '#model/fargate';
import { neededTasks, type NeededTasks } from '#model/needed-tasks';

/** Messages of all queues of a consumer, at one moment. */
export interface Backlog {
  readonly waiting: number;
  readonly inFlight: number;
}

const MINUTE = 60_000;

/** As the alarm that scales in: just under one copy too many is one too many. */
const ROUNDING = 0.1;

/**
 * How many copies run: what the loops `catch-up`, `scale-in` and `sleep` of the deployed policy want, without the minutes
 * by which metrics come late. Bounds are `min` and `max`; a schedule is for AWS.
 */
export class CopyPolicy {
  private readonly need: NeededTasks;
  /** The most copies that each minute needed, the latest last. */
  private history: number[] = [];
  private idleMinutes = 0;
  private minute = { needed: 0, deleted: 0, isUsed: false };

  constructor(
    private readonly scaling: Scaling,
    private since: number,
  ) {
    this.need = neededTasks(scaling.goal);
  }

  /** Somebody has received or deleted a message. */
  hear(kind: 'received' | 'deleted'): void {
    this.minute.isUsed = true;
    if (kind === 'deleted') this.minute.deleted += 1;
  }

  /** The number of copies from now on; `now` is in milliseconds. */
  decide(now: number, { waiting, inFlight }: Backlog, copies: number): number {
    const { perWaiting, busyBy, perBusy, adds } = this.need;
    const busy = busyBy === 'flying' ? inFlight * perBusy : 0;
    const forWaiting = waiting * perWaiting + (adds ? busy : 0);
    this.minute.needed = Math.max(this.minute.needed, forWaiting, busy);
    this.minute.isUsed ||= waiting + inFlight > 0;
    while (now - this.since >= MINUTE) this.endMinute(Math.max(forWaiting, busy), waiting + inFlight > 0);
    const wanted = forWaiting > copies ? Math.ceil(forWaiting) : this.fewer(copies);
    return Math.min(this.scaling.max, Math.max(this.scaling.min, wanted));
  }

  /** `needed` and `isUsed` are what is so now, and thus in the minute that begins. */
  private endMinute(needed: number, isUsed: boolean): void {
    const { minute, need } = this;
    const byDeleted = need.busyBy === 'deleted' ? minute.deleted * need.perBusy : 0;
    this.history = [...this.history, Math.max(minute.needed, byDeleted)].slice(-need.calm);
    this.idleMinutes = minute.isUsed ? 0 : this.idleMinutes + 1;
    this.minute = { needed, deleted: 0, isUsed };
    this.since += MINUTE;
  }

  private fewer(copies: number): number {
    const { scaling, history, need } = this;
    const mayBeNone = mayHaveNoTask(scaling);
    if (mayBeNone && this.idleMinutes >= scaling.idleMinutes) return 0;
    if (history.length < need.calm) return copies;
    const enough = Math.max(mayBeNone ? 1 : 0, Math.ceil(Math.max(...history) - ROUNDING));
    if (enough >= copies) return copies;
    this.history = [];
    return enough;
  }
}
