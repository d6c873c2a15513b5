/* `cdk.tf.json`, as far as scaling goes. Terraform itself checks its shape. */

interface MetricJson {
  readonly metric_name: string;
  readonly namespace: string;
  readonly dimensions?:
    Readonly<Record<string, string>> | readonly { readonly name: string; readonly value: string }[];
}

export interface QueryJson {
  readonly id: string;
  readonly expression?: string;
  readonly return_data?: boolean;
  readonly metric?: MetricJson & { readonly stat: string; readonly period: number };
  readonly metric_stat?: { readonly stat: string; readonly metric: MetricJson };
}

export interface AlarmJson {
  readonly alarm_actions?: readonly string[];
  readonly comparison_operator: string;
  readonly threshold: number;
  readonly evaluation_periods: number;
  readonly datapoints_to_alarm?: number;
  readonly treat_missing_data?: string;
  readonly metric_query?: readonly QueryJson[];
  readonly metric_name?: string;
  readonly namespace?: string;
  readonly statistic?: string;
  readonly period?: number;
  readonly dimensions?: Readonly<Record<string, string>>;
}

export interface StepJson {
  readonly metric_interval_lower_bound?: string;
  readonly metric_interval_upper_bound?: string;
  readonly scaling_adjustment: number;
}

export interface PolicyJson {
  readonly resource_id: string;
  readonly policy_type: string;
  readonly step_scaling_policy_configuration?: {
    readonly adjustment_type: string;
    readonly cooldown?: number;
    readonly metric_aggregation_type?: string;
    readonly min_adjustment_magnitude?: number;
    readonly step_adjustment: readonly StepJson[];
  };
  readonly target_tracking_scaling_policy_configuration?: {
    readonly target_value: number;
    readonly scale_in_cooldown?: number;
    readonly scale_out_cooldown?: number;
    readonly disable_scale_in?: boolean;
    readonly customized_metric_specification: {
      readonly metrics?: readonly QueryJson[];
      readonly metric_name?: string;
      readonly namespace?: string;
      readonly statistic?: string;
      readonly dimensions?: MetricJson['dimensions'];
    };
  };
}

export interface TargetJson {
  readonly min_capacity: number;
  readonly max_capacity: number;
  readonly resource_id: string;
}

export interface ActionJson {
  readonly resource_id: string;
  readonly schedule: string;
  readonly scalable_target_action: { readonly min_capacity?: string; readonly max_capacity?: string };
}

type Named<T> = Readonly<Record<string, T>>;

export interface ScalingJson {
  readonly resource?: {
    readonly aws_appautoscaling_target?: Named<TargetJson>;
    readonly aws_appautoscaling_policy?: Named<PolicyJson>;
    readonly aws_appautoscaling_scheduled_action?: Named<ActionJson>;
    readonly aws_cloudwatch_metric_alarm?: Named<AlarmJson>;
    readonly aws_ecs_service?: Named<{ readonly desired_count?: number }>;
  };
}

export function dimensionsOf({ dimensions = {} }: Pick<MetricJson, 'dimensions'>): Record<string, string> {
  if (!Array.isArray(dimensions)) return dimensions as Record<string, string>;
  return Object.fromEntries(
    (dimensions as readonly { name: string; value: string }[]).map(({ name, value }) => [name, value]),
  );
}
