import type { Calculation, Metric } from '#model/kinds/metric';
import type { Alarm as AlarmElement } from '#monitoring/alarm';
import { alarmsOf } from '#monitoring/alarms';
import { dashboardWidgets } from '#monitoring/dashboard';
import { stackName } from '#model/topology';
import { alarmMailPolicy, isAlarmMailMade } from '#policies/mail';
import type { Monitoring as MonitoringElement } from '#model/oversight';
import { SHARED } from '#model/shared';
import { nameResource } from '../address';
import { CloudwatchDashboard, CloudwatchMetricAlarm, Construct } from '../cdktf';
import { composedArn, isHere, type StackContext } from '../context';
import { kmsKeyOf } from '../references';
import { literal, literalJson, tagSettings } from '../text';
import { listenerArn, Mailbox, mailboxArn } from './mailbox';

/** The alarms of the elements in this stack; in the shared one, who hears of them, and the dashboard. */
export class Monitoring extends Construct {
  constructor(scope: Construct, monitoring: MonitoringElement, context: StackContext) {
    super(scope, 'monitoring');
    const { topology } = context;
    const isShared = isHere(context, { stack: undefined });
    const { notify } = monitoring;
    if (isShared && notify?.kind === 'email' && isAlarmMailMade(topology)) {
      const key = kmsKeyOf(context, { kind: 'managed-key' })!;
      const mail = { address: notify.address, policy: alarmMailPolicy(context), key };
      new Mailbox(this, SHARED.alarmMail, mail, context);
    }
    const listener = listenerArn(notify, mailboxArn(SHARED.alarmMail, context), context);
    for (const alarm of alarmsOf(topology, (element) => isHere(context, element))) {
      addAlarm(this, alarm, listener, context);
    }
    if (!monitoring.dashboard || !isShared) return;
    const dashboard = new CloudwatchDashboard(this, 'dashboard', {
      dashboardName: literal(stackName(topology)),
      dashboardBody: literalJson({ widgets: dashboardWidgets(topology) }),
    });
    nameResource(dashboard, SHARED.dashboard);
  }
}

/** It tells of the end too, so that nobody looks for what is over. */
function addAlarm(
  scope: Construct,
  alarm: AlarmElement,
  listener: string | undefined,
  context: StackContext,
) {
  const { id, name, description, measure, threshold, periods } = alarm;
  const resource = new CloudwatchMetricAlarm(scope, id, {
    alarmName: literal(name),
    alarmDescription: literal(description),
    ...('expression' in measure ? calculation(measure, context) : singleMetric(measure, context)),
    comparisonOperator: 'GreaterThanThreshold',
    threshold,
    evaluationPeriods: periods,
    // Without messages there are no data, and nothing is wrong.
    treatMissingData: 'notBreaching',
    ...(listener === undefined ? {} : { alarmActions: [listener], okActions: [listener] }),
    ...tagSettings(context.topology.tags),
  });
  nameResource(resource, id);
}

function dimensionsOf({ dimensions }: Metric, context: StackContext): Record<string, string> {
  const entries = Object.entries(dimensions).map(([name, value]) => [
    name,
    typeof value === 'string' ? literal(value) : composedArn(context, value),
  ]);
  return Object.fromEntries(entries) as Record<string, string>;
}

function singleMetric(metric: Metric, context: StackContext) {
  const { namespace, name: metricName, statistic, period } = metric;
  return { namespace, metricName, dimensions: dimensionsOf(metric, context), statistic, period };
}

function calculation({ label, expression, metrics }: Calculation, context: StackContext) {
  const inputs = Object.entries(metrics).map(([id, metric]) => {
    const { statistic: stat, ...rest } = singleMetric(metric, context);
    return { id, returnData: false, metric: { ...rest, stat } };
  });
  return { metricQuery: [...inputs, { id: 'value', label, expression, returnData: true }] };
}
