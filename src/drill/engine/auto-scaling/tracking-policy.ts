import { Alarm, type Watch } from '../cloudwatch/alarm';
import { Cooldown, type Proposal, type Situation } from './policy';

export interface TargetTracking {
  readonly target: number;
  readonly scaleOutCooldown: number;
  readonly scaleInCooldown: number;
  readonly disableScaleIn: boolean;
}

/** The alarms that AWS makes: three minutes above the target, fifteen minutes more than a tenth below it. */
const HIGH = { periods: 3, part: 1 } as const;
const LOW = { periods: 15, part: 0.9 } as const;

function alarmOf(
  target: number,
  { periods, part }: typeof HIGH | typeof LOW,
  watch: Watch,
  extra: number,
): Alarm {
  const rule = {
    comparison: part === 1 ? 'GreaterThanThreshold' : 'LessThanThreshold',
    threshold: target * part,
    period: 1,
    evaluationPeriods: periods,
    datapointsToAlarm: periods,
    missingData: 'missing',
  };
  return new Alarm(rule, watch, extra);
}

/**
 * Target tracking: capacity follows the metric in proportion, rounded up both ways. AWS does not publish how it rounds,
 * nor the alarms, which are as they can be seen in an account.
 * https://docs.aws.amazon.com/autoscaling/application/userguide/target-tracking-scaling-policy-overview.html
 */
export class TrackingPolicy {
  readonly alarms: readonly [high: Alarm, low: Alarm];
  private readonly cooldown: Cooldown;

  constructor(
    private readonly tracking: TargetTracking,
    watch: Watch,
    extraPoints: number,
  ) {
    const { target, scaleOutCooldown, scaleInCooldown } = tracking;
    this.alarms = [alarmOf(target, HIGH, watch, extraPoints), alarmOf(target, LOW, watch, extraPoints)];
    this.cooldown = new Cooldown(scaleOutCooldown, scaleInCooldown);
  }

  /** Whether it would let others scale in. */
  get agreesToScaleIn(): boolean {
    return this.tracking.disableScaleIn || this.alarms[1].state === 'ALARM';
  }

  propose(situation: Situation): Proposal | undefined {
    const [high, low] = this.alarms;
    if (high.state === 'ALARM') return this.out(high, situation);
    return low.state === 'ALARM' && !this.tracking.disableScaleIn ? this.in(low, situation) : undefined;
  }

  private out(alarm: Alarm, situation: Situation): Proposal | undefined {
    // From nothing, AWS adds the least it can.
    const capacity = situation.desired === 0 ? 1 : this.proportional(alarm, this.cooldown.from(situation));
    if (capacity <= situation.desired) return undefined;
    return { capacity, done: () => this.cooldown.scaledOut(situation) };
  }

  private in(alarm: Alarm, situation: Situation): Proposal | undefined {
    if (this.cooldown.blocksScaleIn(situation)) return undefined;
    const capacity = this.proportional(alarm, situation.desired);
    if (capacity >= situation.desired) return undefined;
    return { capacity, done: () => this.cooldown.scaledIn(situation, capacity) };
  }

  private proportional(alarm: Alarm, from: number): number {
    const value = alarm.recent().at(-1) ?? NaN;
    return Math.ceil((from * value) / this.tracking.target - 1e-9);
  }
}
