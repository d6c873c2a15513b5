import { ScalableTarget } from '../auto-scaling/scalable-target';
import { StepPolicy } from '../auto-scaling/step-policy';
import { TrackingPolicy } from '../auto-scaling/tracking-policy';
import { Alarm } from '../cloudwatch/alarm';
import type { Metrics } from '../cloudwatch/metrics';
import type { Scenario } from '../scenario';
import type { Controller, View } from '../simulate';
import type { ScalingDesign } from './read';
import { watchOf } from './query';
import { isScheduled } from './schedule';

const MINUTE = 60;

/** Plays CloudWatch and Application Auto Scaling as one service of the Terraform sets them up. */
export function autoScaling(design: ScalingDesign) {
  return (metrics: Metrics, { extraPoints }: Scenario): Controller => {
    const steps = design.steps.map(({ alarm, query, scaling }) => ({
      alarm: new Alarm(alarm, watchOf(query, metrics), extraPoints),
      policy: new StepPolicy(scaling),
    }));
    const tracked = design.tracked.map(
      ({ tracking, query }) => new TrackingPolicy(tracking, watchOf(query, metrics), extraPoints),
    );
    const target = new ScalableTarget(design.bounds, steps, tracked);
    const decide = ({ now, service }: View): number => {
      const minute = Math.floor(now / MINUTE);
      let desired = service.desired;
      for (const { expression, bounds } of design.schedule) {
        if (isScheduled(expression, minute)) desired = target.setBounds(bounds, desired);
      }
      return target.decide(minute - 1, { now, desired }, service.isDeploying);
    };
    const { initial, cluster, service } = design;
    return { initial, cluster, service, every: MINUTE, decide };
  };
}
