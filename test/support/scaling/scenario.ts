import type { QueueLoad } from '#drill/engine/setting';
import type { Scenario } from '#test/support/laboratory/scenario';
import type { Delay } from '#drill/engine/cloudwatch/metrics';

export const MINUTE = 60;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The physical name of the queue of the topology that is judged. */
export const QUEUE = 'shop-default-billing';

export const STANDARD_QUEUE: QueueLoad = {
  name: QUEUE,
  visibility: 30,
  retention: 4 * DAY,
  unit: 1,
  delivery: 0,
  maxReceiveCount: 5,
  groups: undefined,
  load: () => 0,
  burst: undefined,
  exact: false,
  poison: 0,
  idleBefore: 0,
};

/** Metrics that come so many minutes after each minute has ended. */
export function late(minutes: number): Delay {
  return () => minutes * MINUTE;
}

/** Every other minute comes a minute late, both of SQS and of ECS, each by itself. */
export const HALF_LATE: Delay = (namespace, minute) =>
  ((minute * 2654435761 + namespace.length * 40503) >>> 7) % 2 === 0 ? MINUTE : 0;

type Given = Partial<Scenario> & { readonly seconds: number };

/** A run in which nothing is wrong, but for what is given. */
export function scenario(given: Given): Scenario {
  return {
    seed: 1,
    queues: [STANDARD_QUEUE],
    work: { seconds: 0.25, spread: 0, concurrency: 1, batch: 10 },
    startTime: 60,
    stopTimeout: 30,
    protects: false,
    timeline: () => undefined,
    delay: late(0),
    outages: [],
    reporting: { zeros: true, noTasks: true },
    phase: 0,
    extraPoints: 2,
    startMinute: 0,
    initial: undefined,
    deploys: [],
    ...given,
  };
}
