import type { ScalingJson } from '#drill/engine/terraform/json';
import { readScaling } from '#drill/engine/terraform/read';
import { isScheduled } from '#drill/engine/terraform/schedule';
import { checkSteps } from '#drill/engine/terraform/steps';
import { writtenDesign } from '#test/support/scaling/design';

test('a design is what the Terraform says', () => {
  const design = writtenDesign('{ min: 0, max: 9, backlogPerTask: 10 }');
  expect(design).toMatchObject({ bounds: { min: 0, max: 9 }, initial: 0, tracked: [], schedule: [] });
  expect(design.steps.map(({ scaling }) => scaling.adjustmentType)).toEqual([
    'ExactCapacity',
    'ChangeInCapacity',
    'ExactCapacity',
  ]);
});

test('eleven metrics are refused, as CloudWatch does', () => {
  const metrics = Array.from({ length: 11 }, (_, index) => ({
    id: `m${index}`,
    return_data: false,
    metric: { metric_name: 'any', namespace: 'AWS/SQS', stat: 'Sum', period: 60 },
  }));
  const stack: ScalingJson = {
    resource: {
      aws_appautoscaling_target: { worker: { min_capacity: 0, max_capacity: 1, resource_id: 'service/a/b' } },
      aws_appautoscaling_policy: {
        wake: {
          resource_id: 'service/a/b',
          policy_type: 'StepScaling',
          step_scaling_policy_configuration: {
            adjustment_type: 'ExactCapacity',
            step_adjustment: [{ metric_interval_lower_bound: '0', scaling_adjustment: 1 }],
          },
        },
      },
      aws_cloudwatch_metric_alarm: {
        wake: {
          alarm_actions: ['${aws_appautoscaling_policy.wake.arn}'],
          comparison_operator: 'GreaterThanThreshold',
          threshold: 0,
          evaluation_periods: 1,
          metric_query: [...metrics, { id: 'value', expression: 'm1 + m2' }],
        },
      },
    },
  };
  expect(() => readScaling(stack, 'worker')).toThrow(
    'the alarm wake has 11 metrics, and CloudWatch takes 10',
  );
});

test.each([
  [
    'a gap',
    [
      { lower: 0, upper: 1, adjustment: 1 },
      { lower: 2, upper: undefined, adjustment: 2 },
    ],
  ],
  ['no step for the highest values', [{ lower: 0, upper: 1, adjustment: 1 }]],
  ['21 steps', Array.from({ length: 21 }, (_, index) => ({ lower: index, upper: index + 1, adjustment: 1 }))],
])('steps with %s are refused, as AWS does', (what, steps) => {
  expect(() => checkSteps(steps, 'grow')).toThrow(what);
});

test('a schedule is in hours and days of a week that starts on a Monday', () => {
  const workdays = 'cron(30 8 ? * MON-FRI *)';
  const at = (day: number, hour: number, minute: number) => (day * 24 + hour) * 60 + minute;
  expect(isScheduled(workdays, at(0, 8, 30))).toBe(true);
  expect(isScheduled(workdays, at(4, 8, 30))).toBe(true);
  expect(isScheduled(workdays, at(5, 8, 30))).toBe(false);
  expect(isScheduled(workdays, at(0, 8, 31))).toBe(false);
  expect(() => isScheduled('rate(1 hour)', 0)).toThrow('not played');
});
