import { drainTime } from '#base/aws/scaling';
import type { Queue } from '#model/topology';
import type { ScalingGoal } from '#model/fargate';
import { metricOfQueues, type Metric, type QueueMetric } from './metrics';

/*
 * How many tasks the messages need, as expressions of metric math. A point without a value is missing, and never 0:
 * `FILL` would make a late metric read as an empty queue for ever. What is only missing beside others counts as 0.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */

/** From here on the messages in flight tell how busy tasks are; before, those that were deleted in a minute. */
const LONG_WORK = 30;
const MINUTE = 60;
/** Long enough that chance does not look like less to do; for long work, twice the time of one message. */
const CALM = 7;
const MOST_CALM = 60;

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
  const seconds = goal.processingTime / goal.concurrency;
  const drain = drainTime(goal.target);
  const isLong = goal.processingTime >= LONG_WORK;
  const busy = metricOfQueues(queues, isLong ? 'flying' : 'deleted');
  return {
    waiting,
    tasksForWaiting: times(waiting.sum, seconds / drain),
    busy: busy.metrics,
    tasksBusy: times(busy.sum, isLong ? 1 / goal.concurrency : seconds / MINUTE),
    alive: isLong ? busy : metricOfQueues(queues, 'received'),
    paced: { secondsWaiting: times(waiting.sum, seconds), slack: drain / 2 },
    calm: Math.max(CALM, Math.min(MOST_CALM, Math.ceil((2 * goal.processingTime) / MINUTE))),
  };
}

function ofBacklog(queues: readonly Queue[], perTask: number): Load {
  const waiting = metricOfQueues(queues, 'waiting');
  const flying = metricOfQueues(queues, 'flying');
  const tasks = times(`(${waiting.sum} + ${flying.sum})`, 1 / perTask);
  return {
    waiting,
    tasksForWaiting: tasks,
    busy: flying.metrics,
    tasksBusy: tasks,
    alive: flying,
    paced: undefined,
    calm: CALM,
  };
}

export function loadOf(queues: readonly Queue[], goal: ScalingGoal): Load {
  return goal.kind === 'latency' ? ofLatency(queues, goal) : ofBacklog(queues, goal.perTask);
}
