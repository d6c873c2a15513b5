import { addresses, resourceAt, synthesized, type TerraformJson } from '#test/support/synthesized';
import { topologyOf } from '#test/unit/topology-of';

function scaled(scaling: string, queues = 'queue: billing'): TerraformJson {
  return synthesized(
    topologyOf(`
queues: { billing: {}, refunds: {}, invoices: {}, letters: {} }
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

interface Query {
  readonly id: string;
  readonly expression?: string;
}

function queries(stack: TerraformJson, loop: string): readonly Query[] {
  return resourceAt(stack, `aws_cloudwatch_metric_alarm.worker_${loop}`)['metric_query'] as Query[];
}

function expression(stack: TerraformJson, loop: string): string | undefined {
  return queries(stack, loop).find(({ id }) => id === 'value')?.expression;
}

function steps(stack: TerraformJson, loop: string) {
  const { step_scaling_policy_configuration: configuration } = resourceAt(
    stack,
    `aws_appautoscaling_policy.worker_${loop}`,
  ) as { step_scaling_policy_configuration: { step_adjustment: { scaling_adjustment: number }[] } };
  return configuration.step_adjustment.map(({ scaling_adjustment: adjustment }) => adjustment);
}

function loops(stack: TerraformJson): string[] {
  const policies = addresses(stack).filter((address) => address.startsWith('aws_appautoscaling_policy.'));
  return policies.map((address) => address.replace(/^.*_/, ''));
}

test('a latency: what waits is done in what is left of the target when tasks have started', () => {
  const stack = scaled('{ max: 20, latency: { target: 9m, processingTime: 2s } }');
  expect(loops(stack)).toEqual(['catch-up', 'keep-up', 'scale-in']);
  // 300 seconds are left, so 150 messages of two seconds keep a task busy.
  expect(expression(stack, 'catch-up')).toBe(
    'IF(waiting1 > 0 AND waiting1 * 0.00666667 > desired AND desired > 0, waiting1 * 0.00666667, 0)',
  );
  expect(expression(stack, 'keep-up')).toBe('IF(waiting1 >= 0 AND desired > 0, waiting1 * 2 / desired)');
  expect(resourceAt(stack, 'aws_cloudwatch_metric_alarm.worker_keep-up')['threshold']).toBe(150);
  expect(expression(stack, 'scale-in')).toBe(
    'IF(waiting1 >= 0 AND desired > 0, desired - IF(waiting1 * 0.00666667 > deleted1 * 0.0333333 + 0 * waiting1, ' +
      'waiting1 * 0.00666667, deleted1 * 0.0333333 + 0 * waiting1))',
  );
});

test('several messages at once in a task count as one after the other, faster', () => {
  const many = scaled('{ max: 20, latency: { target: 9m, processingTime: 20s, concurrency: 10 } }');
  const fast = scaled('{ max: 20, latency: { target: 9m, processingTime: 2s } }');
  for (const loop of ['catch-up', 'keep-up', 'scale-in']) {
    expect(expression(many, loop)).toBe(expression(fast, loop));
  }
});

test('long work: messages in flight tell how many tasks are busy, and tasks are ended later', () => {
  const stack = scaled('{ min: 0, max: 20, latency: { target: 1h, processingTime: 10m, concurrency: 2 } }');
  expect(expression(stack, 'scale-in')).toContain('flying1 * 0.5');
  expect(expression(stack, 'catch-up')).toContain('flying1 + 0 * waiting1 < 1');
  expect(expression(stack, 'sleep')).toBe('waiting1 + flying1');
  expect(resourceAt(stack, 'aws_cloudwatch_metric_alarm.worker_scale-in')['evaluation_periods']).toBe(20);
});

test('a backlog: messages in flight count', () => {
  const stack = scaled('{ max: 20, backlogPerTask: 100 }', 'queues: [billing, refunds]');
  expect(loops(stack)).toEqual(['catch-up', 'scale-in']);
  expect(expression(stack, 'scale-in')).toBe(
    'IF((waiting1 + waiting2) >= 0 AND desired > 0, ' +
      'desired - ((waiting1 + waiting2) + (flying1 + flying2)) * 0.01)',
  );
});

test.each([
  'latency: { target: 5m, processingTime: 1s }',
  'latency: { target: 1h, processingTime: 5m }',
  'backlogPerTask: 9',
])('four queues fit into alarms of ten metrics: %s', (goal) => {
  const stack = scaled(`{ min: 0, max: 20, ${goal} }`, 'queues: [billing, refunds, invoices, letters]');
  for (const loop of loops(stack)) expect(queries(stack, loop).length).toBeLessThanOrEqual(10);
});

test('there is no Lambda function, and no target that Application Auto Scaling tracks', () => {
  const stack = scaled('{ max: 20, backlogPerTask: 100 }');
  expect(Object.keys(stack.resource!)).not.toContain('aws_lambda_function');
  expect(JSON.stringify(stack)).not.toContain('TargetTrackingScaling');
});

test('no metric is filled: one that is late must not read as an empty queue', () => {
  expect(JSON.stringify(scaled('{ min: 0, max: 20, backlogPerTask: 100 }'))).not.toContain('FILL');
});

test('up to twenty tasks have a step each, more have steps that grow', () => {
  const few = scaled('{ max: 3, backlogPerTask: 100 }');
  expect(steps(few, 'catch-up')).toEqual([1, 2, 3]);
  expect(steps(few, 'scale-in')).toEqual([-1, -2, -3]);
  const many = steps(scaled('{ max: 1000, backlogPerTask: 100 }'), 'catch-up');
  expect(many).toHaveLength(20);
  expect(many.at(-1)).toBe(1000);
  expect(many).toEqual([...new Set(many)].sort((a, b) => a - b));
});

describe('without a task', () => {
  const stack = scaled('{ min: 0, max: 20, latency: { target: 5m, processingTime: 1s }, idleAfter: 10m }');

  test('a message that nobody receives wakes one, even if nothing is known of tasks', () => {
    expect(expression(stack, 'catch-up')).toContain(
      '(desired + 0 * waiting1 > 0 OR received1 + 0 * waiting1 < 1)',
    );
    expect(resourceAt(stack, 'aws_cloudwatch_metric_alarm.worker_catch-up')).toMatchObject({
      evaluation_periods: 3,
      datapoints_to_alarm: 1,
      treat_missing_data: 'missing',
      alarm_actions: ['${aws_appautoscaling_policy.worker_catch-up.arn}'],
    });
  });

  test('the last task ends only when nothing waited and nothing was received', () => {
    expect(expression(stack, 'scale-in')).toContain('> 1, ');
    expect(resourceAt(stack, 'aws_cloudwatch_metric_alarm.worker_sleep')).toMatchObject({
      comparison_operator: 'LessThanThreshold',
      threshold: 1,
      evaluation_periods: 10,
      treat_missing_data: 'ignore',
    });
    expect(steps(stack, 'sleep')).toEqual([0]);
  });

  test('so it is if a schedule allows none', () => {
    const nightly =
      '{ max: 20, backlogPerTask: 9, schedule: [{ expression: "cron(0 20 * * ? *)", min: 0, max: 40 }] }';
    const scheduled = scaled(nightly);
    expect(loops(scheduled)).toContain('sleep');
    expect(steps(scheduled, 'catch-up').at(-1)).toBe(40);
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
