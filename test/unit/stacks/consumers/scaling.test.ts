import { addresses, resourceAt, synthesized, type TerraformJson } from '#test/support/synthesized';
import { topologyOf } from '#test/unit/topology-of';

function scaled(scaling: string, queues = 'queue: billing'): TerraformJson {
  return synthesized(
    topologyOf(`
queues: { billing: {}, refunds: {} }
network: { vpc: vpc-0abc, subnets: [subnet-0abc] }
consumers:
  worker:
    type: fargate
    ${queues}
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/billing:1
    scaling: ${scaling}
`),
  );
}

interface Tracking {
  readonly target_value: number;
  readonly customized_metric_specification: {
    readonly metrics: { readonly id: string; readonly expression?: string; readonly return_data: boolean }[];
  };
}

function tracking(stack: TerraformJson): Tracking {
  return resourceAt(stack, 'aws_appautoscaling_policy.worker_backlog')[
    'target_tracking_scaling_policy_configuration'
  ] as Tracking;
}

function tracked(stack: TerraformJson): string | undefined {
  return tracking(stack).customized_metric_specification.metrics.find(({ return_data }) => return_data)
    ?.expression;
}

function scalingResources(stack: TerraformJson): string[] {
  return addresses(stack).filter((address) => /autoscaling|alarm/.test(address));
}

test('a latency is tracked in seconds: all messages, over the tasks, by the time of one', () => {
  const stack = scaled('{ max: 20, latency: { target: 5m, processingTime: 250ms } }');
  expect(tracking(stack).target_value).toBe(300);
  expect(tracked(stack)).toBe('(FILL(waiting1, 0) + FILL(flying1, 0)) / running * 0.25');
});

test('a backlog is tracked in messages, over all queues', () => {
  const stack = scaled('{ max: 20, backlogPerTask: 100 }', 'queues: [billing, refunds]');
  expect(tracking(stack).target_value).toBe(100);
  expect(tracked(stack)).toBe(
    '((FILL(waiting1, 0) + FILL(waiting2, 0)) + (FILL(flying1, 0) + FILL(flying2, 0))) / running',
  );
  expect(tracking(stack).customized_metric_specification.metrics.map(({ id }) => id)).toEqual([
    'waiting1',
    'waiting2',
    'flying1',
    'flying2',
    'running',
    'tracked',
  ]);
});

test('there is no Lambda function, and with a minimum of one no alarm either', () => {
  const stack = scaled('{ max: 20, backlogPerTask: 100 }');
  expect(scalingResources(stack)).toEqual([
    'aws_appautoscaling_policy.worker_backlog',
    'aws_appautoscaling_target.worker',
  ]);
  expect(Object.keys(stack.resource!)).not.toContain('aws_lambda_function');
});

describe('with a minimum of none', () => {
  const stack = scaled('{ min: 0, max: 20, backlogPerTask: 100, idleAfter: 10m }');

  test('the first message wakes one task, if nobody receives already', () => {
    expect(resourceAt(stack, 'aws_cloudwatch_metric_alarm.worker_wake')).toMatchObject({
      comparison_operator: 'GreaterThanThreshold',
      threshold: 0,
      evaluation_periods: 1,
      treat_missing_data: 'notBreaching',
      alarm_actions: ['${aws_appautoscaling_policy.worker_wake.arn}'],
      metric_query: expect.arrayContaining([
        expect.objectContaining({
          expression: 'IF(FILL(waiting1, 0) > 0 AND FILL(received1, 0) + FILL(flying1, 0) == 0, 1, 0)',
          return_data: true,
        }),
      ]) as unknown,
    });
    expect(resourceAt(stack, 'aws_appautoscaling_policy.worker_wake')).toMatchObject({
      step_scaling_policy_configuration: {
        adjustment_type: 'ChangeInCapacity',
        step_adjustment: [{ scaling_adjustment: 1, metric_interval_lower_bound: '0' }],
      },
    });
  });

  test('the last task ends only when no message waits and none is worked on', () => {
    expect(resourceAt(stack, 'aws_cloudwatch_metric_alarm.worker_sleep')).toMatchObject({
      comparison_operator: 'LessThanOrEqualToThreshold',
      threshold: 0,
      evaluation_periods: 10,
      treat_missing_data: 'breaching',
      metric_query: expect.arrayContaining([
        expect.objectContaining({ expression: 'FILL(waiting1, 0) + FILL(flying1, 0)' }),
      ]) as unknown,
    });
    expect(resourceAt(stack, 'aws_appautoscaling_policy.worker_sleep')).toMatchObject({
      step_scaling_policy_configuration: {
        adjustment_type: 'ExactCapacity',
        step_adjustment: [{ scaling_adjustment: 0, metric_interval_upper_bound: '0' }],
      },
    });
  });
});

test('bounds can change by the clock', () => {
  const stack = scaled(
    '{ max: 20, backlogPerTask: 100, schedule: [{ expression: "cron(0 8 ? * MON-FRI *)", timezone: Europe/Berlin, min: 3 }] }',
  );
  expect(resourceAt(stack, 'aws_appautoscaling_scheduled_action.worker_schedule-1')).toMatchObject({
    schedule: 'cron(0 8 ? * MON-FRI *)',
    timezone: 'Europe/Berlin',
    scalable_target_action: { min_capacity: '3' },
  });
});
