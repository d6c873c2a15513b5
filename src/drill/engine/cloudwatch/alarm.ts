import type { Range, TimeSeries } from '../metric-math/value';
import { alarmState, type AlarmRule, type AlarmState } from './alarm-state';

const { isNaN } = Number;

/** Nothing is so many minutes late. */
const LATEST = 5;

/** The series that an alarm watches, for the minutes of a range that the alarm moves. */
export type Watch = (range: Range) => TimeSeries;

/** An alarm, which looks every minute, whatever its period. */
export class Alarm {
  state: AlarmState = 'INSUFFICIENT_DATA';
  private readonly range: Range = { from: 0, to: 0 };
  private readonly at: TimeSeries;
  private points: number[] = [];
  /** Points that are too old to change. */
  private readonly settled: number[] = [];

  constructor(
    readonly rule: AlarmRule,
    watch: Watch,
    private readonly extraPoints: number,
  ) {
    this.at = watch(this.range);
  }

  /** Looks at the minutes up to the last one that has ended. */
  evaluate(lastMinute: number): void {
    const { evaluationPeriods, period } = this.rule;
    const length = evaluationPeriods + this.extraPoints;
    this.range.to = lastMinute;
    this.range.from = lastMinute - (length - 1) * period;
    this.points = [];
    for (let minute = this.range.from; minute <= lastMinute; minute += period) {
      this.points.push(this.pointAt(minute, lastMinute));
    }
    this.state = alarmState(this.rule, this.points, this.state);
  }

  private pointAt(minute: number, lastMinute: number): number {
    const known = this.settled[minute];
    if (known !== undefined) return known;
    const point = this.at(minute);
    if (minute >= 0 && minute < lastMinute - LATEST && !isNaN(point)) this.settled[minute] = point;
    return point;
  }

  /** The real points that decided, oldest first. */
  recent(): number[] {
    return this.points.filter((point) => !isNaN(point)).slice(-this.rule.evaluationPeriods);
  }
}
