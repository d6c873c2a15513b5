import type { Fargate, Scaling as ScalingElement, ScalingGoal } from '../../../src/topology/fargate';
import { nameResource } from '../../address';
import {
  AppautoscalingPolicy,
  AppautoscalingScheduledAction,
  AppautoscalingTarget,
  CloudwatchMetricAlarm,
  Construct,
} from '../../cdktf';
import type { StackContext } from '../../context';
import { clusterName } from '../../references';
import { literal, reference, tagSettings } from '../../text';
import { backlog, metricOfQueues, sum, type Metric } from './queue-metrics';

const MINUTE = 60;
/** How long a task may take to start and to receive, before another one is woken. */
const WAKE_COOLDOWN = 5 * MINUTE;
const SCALE_OUT_COOLDOWN = MINUTE;
const SCALE_IN_COOLDOWN = 5 * MINUTE;

/**
 * The number of tasks follows the messages, without any code of ours: a tracked target between 1 and `max`, and for
 * `min: 0` an alarm that wakes the first task and one that ends the last. Messages that are worked on count as much
 * as waiting ones, so that tasks are not taken away from under them.
 * https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-target-tracking-metric-math.html
 */
export class Scaling extends Construct {
  private readonly target: {
    readonly serviceNamespace: string;
    readonly scalableDimension: string;
    readonly resourceId: string;
  };

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
      resourceId: `service/${clusterName(context)}/${reference(`aws_ecs_service.${name}`, 'name')}`,
      minCapacity: scaling.min,
      maxCapacity: scaling.max,
      ...tagSettings(tags),
    });
    nameResource(target, name);
    const of = (attribute: string) => reference(`aws_appautoscaling_target.${name}`, attribute);
    this.target = {
      serviceNamespace: of('service_namespace'),
      scalableDimension: of('scalable_dimension'),
      resourceId: of('resource_id'),
    };
    this.followBacklog(scaling.goal);
    if (scaling.min === 0) this.wakeAndSleep(scaling);
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
                ServiceName: reference(`aws_ecs_service.${this.fargate.name}`, 'name'),
              },
            }),
            { id: 'tracked', label, expression: expression(this.fargate.queues.length), returnData: true },
          ],
        },
      },
    });
    nameResource(policy, `${this.fargate.name}_backlog`);
  }

  /** Queues alone tell when to wake: messages wait, and nobody received any. */
  private wakeAndSleep({ idleMinutes }: ScalingElement): void {
    const { queues } = this.fargate;
    const count = queues.length;
    const received = metricOfQueues(queues, 'received', 'NumberOfMessagesReceived', 'Sum');
    const worked = `${sum('received', count)} + ${sum('flying', count)}`;
    this.onAlarm('wake', {
      description: 'Messages wait, and no task receives them',
      metrics: [...backlog(queues), ...received],
      expression: `IF(${sum('waiting', count)} > 0 AND ${worked} == 0, 1, 0)`,
      comparison: 'GreaterThanThreshold',
      minutes: 1,
      missingData: 'notBreaching',
      step: { adjustmentType: 'ChangeInCapacity', cooldown: WAKE_COOLDOWN, adjustment: 1, side: 'above' },
    });
    this.onAlarm('sleep', {
      description: 'Nothing to do',
      metrics: backlog(queues),
      expression: `${sum('waiting', count)} + ${sum('flying', count)}`,
      comparison: 'LessThanOrEqualToThreshold',
      minutes: idleMinutes,
      // CloudWatch hears nothing of a queue that nobody has used for hours.
      missingData: 'breaching',
      step: { adjustmentType: 'ExactCapacity', cooldown: MINUTE, adjustment: 0, side: 'below' },
    });
  }

  private onAlarm(what: 'wake' | 'sleep', { step, ...rule }: AlarmRule): void {
    const address = `${this.fargate.name}_${what}`;
    const policy = new AppautoscalingPolicy(this, what, {
      name: what,
      policyType: 'StepScaling',
      ...this.target,
      stepScalingPolicyConfiguration: {
        adjustmentType: step.adjustmentType,
        cooldown: step.cooldown,
        metricAggregationType: 'Maximum',
        stepAdjustment: [
          {
            scalingAdjustment: step.adjustment,
            ...(step.side === 'above'
              ? { metricIntervalLowerBound: '0' }
              : { metricIntervalUpperBound: '0' }),
          },
        ],
      },
    });
    nameResource(policy, address);
    const alarm = new CloudwatchMetricAlarm(this, `${what}-alarm`, {
      alarmName: literal(`${this.fargate.physicalName}-${what}`),
      alarmDescription: rule.description,
      comparisonOperator: rule.comparison,
      threshold: 0,
      evaluationPeriods: rule.minutes,
      treatMissingData: rule.missingData,
      metricQuery: [
        ...rule.metrics.map(alarmMetric),
        { id: 'value', label: rule.description, expression: rule.expression, returnData: true },
      ],
      alarmActions: [reference(`aws_appautoscaling_policy.${address}`, 'arn')],
      ...tagSettings(this.fargate.tags),
    });
    nameResource(alarm, address);
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

interface AlarmRule {
  readonly description: string;
  readonly metrics: readonly Metric[];
  readonly expression: string;
  readonly comparison: string;
  readonly minutes: number;
  readonly missingData: 'breaching' | 'notBreaching';
  readonly step: {
    readonly adjustmentType: string;
    readonly cooldown: number;
    readonly adjustment: number;
    readonly side: 'above' | 'below';
  };
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

function alarmMetric({ id, stat, namespace, name, dimensions }: Metric) {
  return {
    id,
    returnData: false,
    metric: { metricName: name, namespace, period: MINUTE, stat, dimensions: { ...dimensions } },
  };
}
