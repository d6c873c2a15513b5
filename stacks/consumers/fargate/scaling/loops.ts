import { mayHaveNoTask, mostTasks, scalingLoops, type Scaling, type ScalingLoop } from '#model/fargate';
import type { Load } from './load';
import type { Metric } from './metrics';
import { downBy, upTo, type Step } from './steps';

/** An alarm, and the policy that it invokes every minute while it is in ALARM. */
export interface Loop {
  readonly name: ScalingLoop;
  readonly description: string;
  readonly metrics: readonly Metric[];
  readonly expression: string;
  readonly comparison: string;
  readonly threshold: number;
  /** So many of so many minutes. */
  readonly minutes: { readonly breaching: number; readonly of: number };
  readonly missingData: 'missing' | 'ignore';
  readonly adjustmentType: 'ExactCapacity' | 'ChangeInCapacity' | 'PercentChangeInCapacity';
  readonly aggregation: 'Minimum' | 'Maximum';
  readonly cooldown: number;
  readonly steps: readonly Step[];
}

const MINUTE = 60;
/** Longer than metrics may be late, so that nobody acts twice on one message. */
const COOLDOWN = 5 * MINUTE;

/** Just under one, so that a rounding error does not keep a task for ever. */
const ONE_TOO_MANY = 0.9;

type Build = (scaling: Scaling, load: Load, desired: Metric) => Loop;

/**
 * More waits than the tasks can do in time: at once as many as it takes. One minute of three is enough, for metrics may
 * be two minutes late. Where there may be no task at all, Container Insights may say nothing, so that queues which
 * nobody receives from count as well.
 */
const catchUp: Build = (scaling, { waiting, tasksForWaiting: tasks, busy, alive }, desired) => {
  const some = `desired + 0 * ${waiting.sum} > 0`;
  const none = `${alive.sum} + 0 * ${waiting.sum} < 1`;
  const [known, more] = mayHaveNoTask(scaling)
    ? [`(${some} OR ${none})`, alive.metrics]
    : ['desired > 0', []];
  const metrics = [...waiting.metrics, ...busyIn(tasks, busy), ...more, desired];
  return {
    name: 'catch-up',
    description: 'More messages wait than the tasks can process in time',
    metrics: [...new Map(metrics.map((metric) => [metric.id, metric])).values()],
    expression: `IF(${waiting.sum} > 0 AND ${tasks} > desired AND ${known}, ${tasks}, 0)`,
    comparison: 'GreaterThanThreshold',
    threshold: 0,
    minutes: { breaching: 1, of: 3 },
    missingData: 'missing',
    adjustmentType: 'ExactCapacity',
    aggregation: 'Maximum',
    cooldown: COOLDOWN,
    steps: upTo(mostTasks(scaling)),
  };
};

/** Those of the metrics that an expression names. */
function busyIn(expression: string, metrics: readonly Metric[]): readonly Metric[] {
  return metrics.filter(({ id }) => expression.includes(id));
}

/** Messages begin to wait, minute after minute: a few tasks more. */
const keepUp: Build = (_, { waiting, paced }, desired) => ({
  name: 'keep-up',
  description: 'Messages begin to wait',
  metrics: [...waiting.metrics, desired],
  expression: `IF(${waiting.sum} >= 0 AND desired > 0, ${paced!.secondsWaiting} / desired)`,
  comparison: 'GreaterThanThreshold',
  threshold: paced!.slack,
  minutes: { breaching: 3, of: 3 },
  missingData: 'missing',
  adjustmentType: 'PercentChangeInCapacity',
  aggregation: 'Minimum',
  cooldown: COOLDOWN,
  steps: [{ metricIntervalLowerBound: '0', scalingAdjustment: 10 }],
});

/** Fewer tasks would have been enough all the time. Only `sleep` ends the last one. */
const scaleIn: Build = (scaling, { waiting, tasksForWaiting, busy, tasksBusy, calm }, desired) => {
  const worked = tasksBusy === tasksForWaiting ? tasksBusy : `${tasksBusy} + 0 * ${waiting.sum}`;
  const needed =
    worked === tasksForWaiting ? worked : `IF(${tasksForWaiting} > ${worked}, ${tasksForWaiting}, ${worked})`;
  const atLeastOne = mayHaveNoTask(scaling) ? `IF(${needed} > 1, ${needed}, 1)` : needed;
  return {
    name: 'scale-in',
    description: 'More tasks than the messages need',
    metrics: [...waiting.metrics, ...busy, desired],
    expression: `IF(${waiting.sum} >= 0 AND desired > 0, desired - ${atLeastOne})`,
    comparison: 'GreaterThanOrEqualToThreshold',
    threshold: ONE_TOO_MANY,
    minutes: { breaching: calm, of: calm },
    missingData: 'missing',
    adjustmentType: 'ChangeInCapacity',
    aggregation: 'Minimum',
    cooldown: COOLDOWN,
    steps: downBy(mostTasks(scaling)),
  };
};

/** Nothing to do for a while. Without metrics nobody knows, so what runs goes on. */
const sleep: Build = ({ idleMinutes }, { waiting, alive }) => ({
  name: 'sleep',
  description: 'Nothing to do',
  metrics: [...waiting.metrics, ...alive.metrics],
  expression: `${waiting.sum} + ${alive.sum}`,
  comparison: 'LessThanThreshold',
  threshold: 1,
  minutes: { breaching: idleMinutes, of: idleMinutes },
  missingData: 'ignore',
  adjustmentType: 'ExactCapacity',
  aggregation: 'Maximum',
  cooldown: MINUTE,
  steps: [{ metricIntervalUpperBound: '0', scalingAdjustment: 0 }],
});

const BUILD: Readonly<Record<ScalingLoop, Build>> = {
  'catch-up': catchUp,
  'keep-up': keepUp,
  'scale-in': scaleIn,
  sleep,
};

export function loopsOf(scaling: Scaling, load: Load, desired: Metric): Loop[] {
  return scalingLoops(scaling).map((name) => BUILD[name](scaling, load, desired));
}
