import type { AlarmRule } from '../cloudwatch/alarm-state';
import { Cooldown, type Proposal, type Situation } from './policy';

export interface Step {
  /** Distances from the threshold of the alarm; absent is infinite. */
  readonly lower: number | undefined;
  readonly upper: number | undefined;
  readonly adjustment: number;
}

export interface StepScaling {
  readonly adjustmentType: string;
  readonly aggregation: string;
  readonly minimum: number;
  readonly cooldown: number;
  readonly steps: readonly Step[];
}

function aggregated(points: readonly number[], how: string): number {
  if (how === 'Maximum') return Math.max(...points);
  if (how === 'Minimum') return Math.min(...points);
  return points.reduce((sum, point) => sum + point, 0) / points.length;
}

/**
 * Above the threshold the lower bound belongs to the step, below it the upper one. AWS does not say which side the
 * threshold itself is on: here, that of the alarm's comparison.
 */
function isIn({ lower = -Infinity, upper = Infinity }: Step, distance: number, isBelow: boolean): boolean {
  return distance > 0 || (distance === 0 && !isBelow)
    ? distance >= lower && distance < upper
    : distance > lower && distance <= upper;
}

function rounded(change: number): number {
  if (change > 0) return Math.max(1, Math.floor(change + 1e-9));
  return change < 0 ? Math.min(-1, Math.ceil(change - 1e-9)) : 0;
}

/** https://docs.aws.amazon.com/autoscaling/application/userguide/step-scaling-policy-overview.html */
export class StepPolicy {
  private readonly cooldown: Cooldown;

  constructor(private readonly scaling: StepScaling) {
    this.cooldown = new Cooldown(scaling.cooldown, scaling.cooldown);
  }

  propose(
    points: readonly number[],
    { threshold, comparison }: AlarmRule,
    situation: Situation,
  ): Proposal | undefined {
    if (points.length === 0) return undefined;
    const { aggregation, steps } = this.scaling;
    const distance = aggregated(points, aggregation) - threshold;
    const isBelow = comparison.startsWith('Less');
    const step = steps.find((candidate) => isIn(candidate, distance, isBelow));
    if (!step) return undefined;
    const capacity = this.capacityOf(step.adjustment, this.cooldown.from(situation));
    if (capacity > situation.desired) {
      return { capacity, done: () => this.cooldown.scaledOut(situation) };
    }
    if (capacity < situation.desired && !this.cooldown.blocksScaleIn(situation)) {
      return { capacity, done: () => this.cooldown.scaledIn(situation, capacity) };
    }
    return undefined;
  }

  private capacityOf(adjustment: number, from: number): number {
    const { adjustmentType, minimum } = this.scaling;
    if (adjustmentType === 'ExactCapacity') return adjustment;
    if (adjustmentType === 'ChangeInCapacity') return from + adjustment;
    const change = rounded((from * adjustment) / 100);
    return from + Math.sign(change) * Math.max(minimum, Math.abs(change));
  }
}
