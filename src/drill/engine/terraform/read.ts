import { COOLDOWN } from '#base/aws/scaling';
import { addressOf } from '#model/address';
import type { Bounds } from '../auto-scaling/scalable-target';
import type { StepScaling } from '../auto-scaling/step-policy';
import type { TargetTracking } from '../auto-scaling/tracking-policy';
import type { AlarmRule } from '../cloudwatch/alarm-state';
import { dimensionsOf, type AlarmJson, type PolicyJson, type QueryJson, type ScalingJson } from './json';
import { checkQuery, type MetricStat, type Query } from './query';
import { checkSteps } from './steps';

/** How one service scales. */
export interface ScalingDesign {
  readonly bounds: Bounds;
  readonly initial: number;
  /** As they stand in the dimensions of metrics. */
  readonly cluster: string;
  readonly service: string;
  readonly tracked: readonly { readonly tracking: TargetTracking; readonly query: Query }[];
  readonly steps: readonly {
    readonly alarm: AlarmRule;
    readonly query: Query;
    readonly scaling: StepScaling;
  }[];
  readonly schedule: readonly { readonly expression: string; readonly bounds: Partial<Bounds> }[];
}

const MINUTE = 60;

function queryOf(queries: readonly QueryJson[], what: string): Query {
  const metrics: Record<string, MetricStat> = {};
  const expressions: Record<string, string> = {};
  for (const { id, expression, metric, metric_stat: stat } of queries) {
    if (expression !== undefined) expressions[id] = expression;
    const named = metric ?? stat?.metric;
    if (!named) continue;
    metrics[id] = {
      namespace: named.namespace,
      name: named.metric_name,
      dimensions: dimensionsOf(named),
      stat: metric?.stat ?? stat!.stat,
      period: (metric?.period ?? MINUTE) / MINUTE,
    };
  }
  const returns = queries.find(({ return_data: isReturned = true }) => isReturned)!.id;
  const query = { metrics, expressions, returns };
  checkQuery(query, what);
  return query;
}

interface SingleMetric {
  readonly metric_name?: string;
  readonly namespace?: string;
  readonly statistic?: string;
  readonly period?: number;
  readonly dimensions?: Parameters<typeof dimensionsOf>[0]['dimensions'];
}

function singleQuery(single: SingleMetric): Query {
  const { metric_name: name = '', namespace = '', statistic: stat = 'Average', period = MINUTE } = single;
  const dimensions = dimensionsOf(single as Parameters<typeof dimensionsOf>[0]);
  return {
    metrics: { value: { namespace, name, dimensions, stat, period: period / MINUTE } },
    expressions: {},
    returns: 'value',
  };
}

function ruleOf(alarm: AlarmJson, query: Query): AlarmRule {
  return {
    comparison: alarm.comparison_operator,
    threshold: alarm.threshold,
    period: Math.max(...Object.values(query.metrics).map(({ period }) => period)),
    evaluationPeriods: alarm.evaluation_periods,
    datapointsToAlarm: alarm.datapoints_to_alarm ?? alarm.evaluation_periods,
    missingData: alarm.treat_missing_data ?? 'missing',
  };
}

function stepsOf(policy: PolicyJson, name: string): StepScaling {
  const json = policy.step_scaling_policy_configuration!;
  const bound = (text: string | undefined) => (text === undefined || text === '' ? undefined : Number(text));
  const steps = json.step_adjustment.map((step) => ({
    lower: bound(step.metric_interval_lower_bound),
    upper: bound(step.metric_interval_upper_bound),
    adjustment: step.scaling_adjustment,
  }));
  checkSteps(steps, name);
  return {
    adjustmentType: json.adjustment_type,
    aggregation: json.metric_aggregation_type ?? 'Average',
    minimum: json.min_adjustment_magnitude ?? 0,
    cooldown: json.cooldown ?? COOLDOWN,
    steps,
  };
}

function trackedOf(policy: PolicyJson, name: string) {
  const json = policy.target_tracking_scaling_policy_configuration!;
  const { metrics, ...single } = json.customized_metric_specification;
  return {
    tracking: {
      target: json.target_value,
      scaleOutCooldown: json.scale_out_cooldown ?? COOLDOWN,
      scaleInCooldown: json.scale_in_cooldown ?? COOLDOWN,
      disableScaleIn: json.disable_scale_in ?? false,
    },
    query: metrics ? queryOf(metrics, `the policy ${name}`) : singleQuery(single),
  };
}

function stepPoliciesOf({ resource = {} }: ScalingJson, policy: PolicyJson, name: string) {
  const alarms = Object.entries(resource.aws_cloudwatch_metric_alarm ?? {});
  const scaling = stepsOf(policy, name);
  return alarms
    .filter(([, { alarm_actions: actions = [] }]) =>
      actions.includes(`\${${addressOf(name, 'scaling-policy')}.arn}`),
    )
    .map(([alarmName, alarm]) => {
      const query = alarm.metric_query
        ? queryOf(alarm.metric_query, `the alarm ${alarmName}`)
        : singleQuery(alarm);
      return { alarm: ruleOf(alarm, query), query, scaling };
    });
}

/** How the service of one `aws_appautoscaling_target` scales. */
export function readScaling(stack: ScalingJson, name: string): ScalingDesign {
  const { resource = {} } = stack;
  const target = resource.aws_appautoscaling_target?.[name];
  if (!target) throw new Error(`no ${addressOf(name, 'scaling-target')}`);
  const [, cluster = '', service = ''] = target.resource_id.split('/');
  const isOfTarget = ({ resource_id: id }: { readonly resource_id: string }) =>
    id === target.resource_id || id === `\${${addressOf(name, 'scaling-target')}.resource_id}`;
  const policies = Object.entries(resource.aws_appautoscaling_policy ?? {}).filter(([, policy]) =>
    isOfTarget(policy),
  );
  const actions = Object.values(resource.aws_appautoscaling_scheduled_action ?? {}).filter(isOfTarget);
  const byType = (type: string) => policies.filter(([, { policy_type: found }]) => found === type);
  return {
    bounds: { min: target.min_capacity, max: target.max_capacity },
    initial: resource.aws_ecs_service?.[name]?.desired_count ?? target.min_capacity,
    cluster,
    service,
    tracked: byType('TargetTrackingScaling').map(([policy, json]) => trackedOf(json, policy)),
    steps: byType('StepScaling').flatMap(([policy, json]) => stepPoliciesOf(stack, json, policy)),
    schedule: actions.map(
      ({ schedule: expression, scalable_target_action: { min_capacity: min, max_capacity: max } }) => ({
        expression,
        bounds: {
          ...(min === undefined ? {} : { min: Number(min) }),
          ...(max === undefined ? {} : { max: Number(max) }),
        },
      }),
    ),
  };
}
