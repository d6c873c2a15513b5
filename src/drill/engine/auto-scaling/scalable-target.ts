import type { Alarm } from '../cloudwatch/alarm';
import type { Proposal, Situation } from './policy';
import type { StepPolicy } from './step-policy';
import type { TrackingPolicy } from './tracking-policy';

export interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** An alarm and the step policy that it invokes, every minute while it is in ALARM. */
export interface StepTrigger {
  readonly alarm: Alarm;
  readonly policy: StepPolicy;
}

/**
 * Decides the number of tasks. Of several policies the one with the largest capacity wins; tracked targets scale in only
 * together; while ECS deploys, nothing scales in.
 * https://docs.aws.amazon.com/autoscaling/application/userguide/target-tracking-scaling-policy-overview.html#target-tracking-multiple-scaling-policies
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/troubleshoot-service-auto-scaling.html
 */
export class ScalableTarget {
  constructor(
    private bounds: Bounds,
    private readonly steps: readonly StepTrigger[],
    private readonly tracked: readonly TrackingPolicy[],
  ) {}

  /** What a scheduled action changes; it scales at once where the capacity is outside. */
  setBounds(bounds: Partial<Bounds>, desired: number): number {
    this.bounds = { ...this.bounds, ...bounds };
    return this.within(desired);
  }

  /** The capacity from now on. */
  decide(lastMinute: number, situation: Situation, isDeploying: boolean): number {
    for (const { alarm } of this.steps) alarm.evaluate(lastMinute);
    for (const { alarms } of this.tracked) for (const alarm of alarms) alarm.evaluate(lastMinute);
    const proposals = [...this.stepProposals(situation), ...this.trackedProposals(situation)];
    const allowed = isDeploying
      ? proposals.filter(({ capacity }) => capacity > situation.desired)
      : proposals;
    const largest = allowed.reduce<Proposal | undefined>(
      (best, proposal) => (best && best.capacity >= proposal.capacity ? best : proposal),
      undefined,
    );
    if (!largest) return situation.desired;
    const capacity = this.within(largest.capacity);
    if (capacity !== situation.desired) largest.done();
    return capacity;
  }

  private stepProposals(situation: Situation): Proposal[] {
    return this.steps.flatMap(({ alarm, policy }) => {
      if (alarm.state !== 'ALARM') return [];
      return policy.propose(alarm.recent(), alarm.rule, situation) ?? [];
    });
  }

  private trackedProposals(situation: Situation): Proposal[] {
    const proposals = this.tracked.flatMap((policy) => policy.propose(situation) ?? []);
    const mayScaleIn = this.tracked.every(({ agreesToScaleIn }) => agreesToScaleIn);
    return mayScaleIn ? proposals : proposals.filter(({ capacity }) => capacity > situation.desired);
  }

  private within(capacity: number): number {
    return Math.min(this.bounds.max, Math.max(this.bounds.min, capacity));
  }
}
