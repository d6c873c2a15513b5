import { addressOf } from '#model/address';
import type { Fargate, Scaling } from '#model/fargate';
import { nameResource } from '../../address';
import { AppautoscalingPolicy, CloudwatchMetricAlarm, Construct } from '../../cdktf';
import { literal, reference, tagSettings } from '../../text';
import { backlog, metricOfQueues, sum, type Metric } from './queue-metrics';

const MINUTE = 60;
/** How long a task may take to start and to receive, before another one is woken. */
const WAKE_COOLDOWN = 5 * MINUTE;

/** The number of tasks, as Application Auto Scaling knows it. */
export interface ScalableTarget {
  readonly serviceNamespace: string;
  readonly scalableDimension: string;
  readonly resourceId: string;
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

/** An alarm that wakes the first task, and one that ends the last: between, a tracked target does its work. */
export class ScalingToZero extends Construct {
  constructor(
    scope: Construct,
    private readonly fargate: Fargate,
    { idleMinutes }: Scaling,
    private readonly target: ScalableTarget,
  ) {
    super(scope, 'to-zero');
    this.wake();
    this.sleep(idleMinutes);
  }

  /** Queues alone tell when to wake: messages wait, and nobody received any. */
  private wake(): void {
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
  }

  private sleep(idleMinutes: number): void {
    const { queues } = this.fargate;
    this.onAlarm('sleep', {
      description: 'Nothing to do',
      metrics: backlog(queues),
      expression: `${sum('waiting', queues.length)} + ${sum('flying', queues.length)}`,
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
      alarmActions: [reference(addressOf(address, 'scaling-policy'), 'arn')],
      ...tagSettings(this.fargate.tags),
    });
    nameResource(alarm, address);
  }
}

function alarmMetric({ id, stat, namespace, name, dimensions }: Metric) {
  return {
    id,
    returnData: false,
    metric: { metricName: name, namespace, period: MINUTE, stat, dimensions: { ...dimensions } },
  };
}
