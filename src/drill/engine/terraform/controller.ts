import { ScalableTarget } from '../auto-scaling/scalable-target';
import { StepPolicy } from '../auto-scaling/step-policy';
import { TrackingPolicy } from '../auto-scaling/tracking-policy';
import { Alarm } from '../cloudwatch/alarm';
import type { Metrics } from '../cloudwatch/metrics';
import type { Controller, View } from '../play';
import type { Setting } from '../setting';
import type { ScalingDesign } from './read';
import { watchOf } from './query';
import { isScheduled } from './schedule';

const MINUTE = 60;

/** Plays CloudWatch and Application Auto Scaling as one service of the Terraform sets them up. */
export function autoScaling(design: ScalingDesign) {
  return (
    metrics: Metrics,
    { extraPoints, startMinute }: Pick<Setting, 'extraPoints' | 'startMinute'>,
  ): Controller => {
    const steps = design.steps.map(({ alarm, query, scaling }) => ({
      alarm: new Alarm(alarm, watchOf(query, metrics), extraPoints),
      policy: new StepPolicy(scaling),
    }));
    const tracked = design.tracked.map(
      ({ tracking, query }) => new TrackingPolicy(tracking, watchOf(query, metrics), extraPoints),
    );
    const target = new ScalableTarget(design.bounds, steps, tracked);
    const followClock = (minute: number, desired: number) =>
      design.schedule.reduce(
        (tasks, { expression, bounds }) =>
          isScheduled(expression, minute) ? target.setBounds(bounds, tasks) : tasks,
        desired,
      );
    const decide = ({ now, workers }: View): number => {
      const minute = Math.floor(now / MINUTE);
      const desired = followClock(startMinute + minute, workers.desired);
      return target.decide(minute - 1, { now, desired }, workers.isDeploying);
    };
    const { cluster, service } = design;
    let { initial } = design;
    // What the clock did since the week began.
    for (let minute = 0; minute < startMinute; minute += 1) initial = followClock(minute, initial);
    return { initial, cluster, service, every: MINUTE, decide };
  };
}
