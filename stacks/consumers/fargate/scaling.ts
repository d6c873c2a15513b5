import { addressOf } from '#model/address';
import type { Fargate, Scaling as ScalingElement, ScalingGoal } from '#model/fargate';
import { nameResource } from '../../address';
import {
  AppautoscalingPolicy,
  AppautoscalingScheduledAction,
  AppautoscalingTarget,
  Construct,
} from '../../cdktf';
import type { StackContext } from '../../context';
import { clusterName } from '../../references';
import { literal, reference, tagSettings } from '../../text';
import { backlog, sum, type Metric } from './queue-metrics';
import { ScalingToZero, type ScalableTarget } from './scaling-to-zero';

const MINUTE = 60;
const SCALE_OUT_COOLDOWN = MINUTE;
const SCALE_IN_COOLDOWN = 5 * MINUTE;

/**
 * The number of tasks follows the messages, without any code of ours: a tracked target between 1 and `max`, and for
 * `min: 0` an alarm that wakes the first task and one that ends the last. Messages that are worked on count as much
 * as waiting ones, so that tasks are not taken away from under them.
 * https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-target-tracking-metric-math.html
 */
export class Scaling extends Construct {
  private readonly target: ScalableTarget;

  constructor(
    scope: Construct,
    private readonly fargate: Fargate,
    scaling: ScalingElement,
    private readonly context: StackContext,
  ) {
    super(scope, 'scaling');
    const { name, tags } = fargate;
    const target = new AppautoscalingTarget(this, 'target', {
      serviceNamespace: 'ecs',
      scalableDimension: 'ecs:service:DesiredCount',
      resourceId: `service/${clusterName(context)}/${reference(addressOf(name, 'service'), 'name')}`,
      minCapacity: scaling.min,
      maxCapacity: scaling.max,
      ...tagSettings(tags),
    });
    nameResource(target, name);
    const of = (attribute: string) => reference(addressOf(name, 'scaling-target'), attribute);
    this.target = {
      serviceNamespace: of('service_namespace'),
      scalableDimension: of('scalable_dimension'),
      resourceId: of('resource_id'),
    };
    this.followBacklog(scaling.goal);
    if (scaling.min === 0) new ScalingToZero(this, fargate, scaling, this.target);
    this.followClock(scaling);
  }

  private followBacklog(goal: ScalingGoal): void {
    const { target, label, expression } = trackedValue(goal);
    const policy = new AppautoscalingPolicy(this, 'backlog', {
      name: 'backlog',
      policyType: 'TargetTrackingScaling',
      ...this.target,
      targetTrackingScalingPolicyConfiguration: {
        targetValue: target,
        scaleOutCooldown: SCALE_OUT_COOLDOWN,
        scaleInCooldown: SCALE_IN_COOLDOWN,
        customizedMetricSpecification: {
          metrics: [
            ...backlog(this.fargate.queues).map(trackedMetric),
            trackedMetric({
              id: 'running',
              stat: 'Average',
              namespace: 'ECS/ContainerInsights',
              name: 'RunningTaskCount',
              dimensions: {
                ClusterName: clusterName(this.context),
                ServiceName: reference(addressOf(this.fargate, 'service'), 'name'),
              },
            }),
            { id: 'tracked', label, expression: expression(this.fargate.queues.length), returnData: true },
          ],
        },
      },
    });
    nameResource(policy, `${this.fargate.name}_backlog`);
  }

  private followClock({ schedule }: ScalingElement): void {
    for (const [index, { expression, timezone, min, max }] of schedule.entries()) {
      const action = new AppautoscalingScheduledAction(this, `schedule-${index + 1}`, {
        name: `schedule-${index + 1}`,
        ...this.target,
        schedule: literal(expression),
        ...(timezone === undefined ? {} : { timezone: literal(timezone) }),
        scalableTargetAction: {
          ...(min === undefined ? {} : { minCapacity: String(min) }),
          ...(max === undefined ? {} : { maxCapacity: String(max) }),
        },
      });
      nameResource(action, `${this.fargate.name}_schedule-${index + 1}`);
    }
  }
}

/** A latency is the time that the running tasks need for all messages; a backlog their number for each task. */
function trackedValue(goal: ScalingGoal) {
  const perTask = (count: number) => `(${sum('waiting', count)} + ${sum('flying', count)}) / running`;
  if (goal.kind === 'backlog') {
    return { target: goal.perTask, label: 'Messages for each task', expression: perTask };
  }
  const expression = (count: number) => `${perTask(count)} * ${goal.processingTime}`;
  return { target: goal.target, label: 'Seconds until all messages are done', expression };
}

function dimensionsOf({ dimensions }: Metric) {
  return Object.entries(dimensions).map(([name, value]) => ({ name, value }));
}

function trackedMetric(metric: Metric) {
  const { id, stat, namespace, name } = metric;
  const dimensions = dimensionsOf(metric);
  return { id, returnData: false, metricStat: { stat, metric: { namespace, metricName: name, dimensions } } };
}
