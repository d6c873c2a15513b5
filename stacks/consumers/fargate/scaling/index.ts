import { addressOf } from '#model/address';
import type { Fargate, Scaling as ScalingElement } from '#model/fargate';
import { nameResource } from '../../../address';
import {
  AppautoscalingPolicy,
  AppautoscalingScheduledAction,
  AppautoscalingTarget,
  CloudwatchMetricAlarm,
  Construct,
} from '../../../cdktf';
import type { StackContext } from '../../../context';
import { clusterName } from '../../../references';
import { literal, reference, tagSettings } from '../../../text';
import { loadOf } from './load';
import { loopsOf, type Loop } from './loops';
import { desiredTasks, type Metric } from './metrics';

const PERIOD = 60;

/**
 * The number of tasks follows the messages, without any code of ours: alarms on queues and tasks, each with a step
 * policy. `test/unit/stacks/consumers/scaling` plays them against loads and failures.
 * https://docs.aws.amazon.com/autoscaling/application/userguide/step-scaling-policy-overview.html
 */
export class Scaling extends Construct {
  private readonly target: Readonly<Record<'serviceNamespace' | 'scalableDimension' | 'resourceId', string>>;

  constructor(
    scope: Construct,
    private readonly fargate: Fargate,
    scaling: ScalingElement,
    context: StackContext,
  ) {
    super(scope, 'scaling');
    const { name, queues, tags } = fargate;
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
    const loops = loopsOf(scaling, loadOf(queues, scaling.goal), desiredTasks(fargate, context));
    for (const loop of loops) this.addLoop(loop);
    this.followClock(scaling);
  }

  private addLoop(loop: Loop): void {
    const { name, adjustmentType, cooldown, aggregation, steps, description, minutes } = loop;
    const address = `${this.fargate.name}_${name}`;
    const policy = new AppautoscalingPolicy(this, name, {
      name,
      policyType: 'StepScaling',
      ...this.target,
      stepScalingPolicyConfiguration: {
        adjustmentType,
        cooldown,
        metricAggregationType: aggregation,
        stepAdjustment: [...steps],
      },
    });
    nameResource(policy, address);
    const alarm = new CloudwatchMetricAlarm(this, `${name}-alarm`, {
      alarmName: literal(`${this.fargate.physicalName}-${name}`),
      alarmDescription: description,
      comparisonOperator: loop.comparison,
      threshold: loop.threshold,
      evaluationPeriods: minutes.of,
      ...(minutes.breaching === minutes.of ? {} : { datapointsToAlarm: minutes.breaching }),
      treatMissingData: loop.missingData,
      metricQuery: [
        ...loop.metrics.map(alarmMetric),
        { id: 'value', label: description, expression: loop.expression, returnData: true },
      ],
      alarmActions: [reference(addressOf(address, 'scaling-policy'), 'arn')],
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

function alarmMetric({ id, stat, namespace, name, dimensions }: Metric) {
  return {
    id,
    returnData: false,
    metric: { metricName: name, namespace, period: PERIOD, stat, dimensions: { ...dimensions } },
  };
}
