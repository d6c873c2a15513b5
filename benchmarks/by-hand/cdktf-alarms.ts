import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import type { TerraformStack } from 'cdktf';

type Alarm = readonly [name: string, namespace: string, metric: string, dimensions: Record<string, string>];

export function addAlarms(stack: TerraformStack, element: string, alarms: readonly Alarm[]): void {
  for (const [name, namespace, metricName, dimensions] of alarms) {
    new CloudwatchMetricAlarm(stack, `alarm-${element}-${name}`, {
      alarmName: `bench/${element}/${name}`,
      alarmDescription: `Something is wrong with ${element}: see its queue, its dead letters and its consumer.`,
      comparisonOperator: 'GreaterThanThreshold',
      evaluationPeriods: 3,
      namespace,
      metricName,
      dimensions,
      period: 60,
      statistic: 'Maximum',
      threshold: 0,
      treatMissingData: 'notBreaching',
    });
  }
}
