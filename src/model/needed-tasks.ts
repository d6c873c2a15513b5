import { drainTime } from '#base/aws/scaling';
import type { ScalingGoal } from './fargate';

/** How many tasks messages need, as numbers of tasks for one message. */
export interface NeededTasks {
  /** So that what waits is done in time. */
  readonly perWaiting: number;
  /** Which messages tell how busy tasks are: those in flight, or those that were deleted in a minute. */
  readonly busyBy: 'flying' | 'deleted';
  readonly perBusy: number;
  /** Whether those in flight come on top of those that wait. */
  readonly adds: boolean;
  /** Minutes in which fewer tasks would have been enough, before some are ended. */
  readonly calm: number;
}

const MINUTE = 60;

/** From here on the messages in flight tell how busy tasks are; before, those that were deleted in a minute. */
const LONG_WORK = 30;

/** Long enough that chance does not look like less to do; for long work, twice the time of one message. */
const CALM = 7;
const MOST_CALM = 60;

export function neededTasks(goal: ScalingGoal): NeededTasks {
  if (goal.kind === 'backlog') {
    const perMessage = 1 / goal.perTask;
    return { perWaiting: perMessage, busyBy: 'flying', perBusy: perMessage, adds: true, calm: CALM };
  }
  const { processingTime, concurrency, target } = goal;
  const seconds = processingTime / concurrency;
  const isLong = processingTime >= LONG_WORK;
  return {
    perWaiting: seconds / drainTime(target),
    busyBy: isLong ? 'flying' : 'deleted',
    perBusy: isLong ? 1 / concurrency : seconds / MINUTE,
    adds: false,
    calm: Math.max(CALM, Math.min(MOST_CALM, Math.ceil((2 * processingTime) / MINUTE))),
  };
}
