import { drainTime } from '#base/aws/scaling';
import type { Queue } from '#model/topology';
import type { ScalingGoal } from '#model/fargate';
import { neededTasks } from '#model/needed-tasks';
import { metricOfQueues, type Metric, type QueueMetric } from './metrics';

/*
 * How many tasks the messages need, as expressions of metric math. A point without a value is missing, and never 0:
 * `FILL` would make a late metric read as an empty queue for ever. What is only missing beside others counts as 0.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */

interface Paced {
  /** Seconds of work that wait, for all tasks together. */
  readonly secondsWaiting: string;
  /** Seconds for which messages may wait while load and tasks are in balance. */
  readonly slack: number;
}

export interface Load {
  /** Messages that wait. All else is as good as missing without it. */
  readonly waiting: QueueMetric;
  /** Tasks that would be done with what waits in time. */
  readonly tasksForWaiting: string;
  /** What tells how many tasks are busy: metrics, and the number of tasks. */
  readonly busy: readonly Metric[];
  readonly tasksBusy: string;
  /** What tells that some task is alive. */
  readonly alive: QueueMetric;
  /** Absent where nobody said how long a message takes. */
  readonly paced: Paced | undefined;
  /** Minutes in which fewer tasks would have been enough, before some are ended. */
  readonly calm: number;
}

function times(expression: string, factor: number): string {
  const rounded = Number(factor.toPrecision(6));
  return rounded === 1 ? expression : `${expression} * ${rounded}`;
}

function ofLatency(queues: readonly Queue[], goal: Extract<ScalingGoal, { kind: 'latency' }>): Load {
  const waiting = metricOfQueues(queues, 'waiting');
  const { perWaiting, busyBy, perBusy, calm } = neededTasks(goal);
  const busy = metricOfQueues(queues, busyBy);
  return {
    waiting,
    tasksForWaiting: times(waiting.sum, perWaiting),
    busy: busy.metrics,
    tasksBusy: times(busy.sum, perBusy),
    alive: busyBy === 'flying' ? busy : metricOfQueues(queues, 'received'),
    paced: {
      secondsWaiting: times(waiting.sum, goal.processingTime / goal.concurrency),
      slack: drainTime(goal.target) / 2,
    },
    calm,
  };
}

function ofBacklog(queues: readonly Queue[], goal: ScalingGoal): Load {
  const { perWaiting, calm } = neededTasks(goal);
  const waiting = metricOfQueues(queues, 'waiting');
  const flying = metricOfQueues(queues, 'flying');
  const tasks = times(`(${waiting.sum} + ${flying.sum})`, perWaiting);
  return {
    waiting,
    tasksForWaiting: tasks,
    busy: flying.metrics,
    tasksBusy: tasks,
    alive: flying,
    paced: undefined,
    calm,
  };
}

export function loadOf(queues: readonly Queue[], goal: ScalingGoal): Load {
  return goal.kind === 'latency' ? ofLatency(queues, goal) : ofBacklog(queues, goal);
}
