import type { Load, QueueLoad } from '#drill/engine/setting';
import type { Scenario } from '#test/support/laboratory/scenario';
import { DAY, HOUR, MINUTE, scenario, STANDARD_QUEUE } from './scenario';

type Given = Partial<Scenario>;

function loaded(load: Load, seconds: number, given: Given = {}, queue: Partial<QueueLoad> = {}): Scenario {
  return scenario({ seconds, queues: [{ ...STANDARD_QUEUE, load, ...queue }], ...given });
}

const BURST = 30 * MINUTE;

/** Loads and failures that every design is judged by. */
export const CASES = {
  steady: (given?: Given) => loaded(() => 40, 8 * HOUR, given, { exact: true }),
  'steady by chance': (given?: Given) => loaded(() => 40, 8 * HOUR, given),
  burst: (given?: Given) =>
    loaded((second) => (second === BURST ? 10_000 : 0), 4 * HOUR, given, { exact: true }),
  'daily wave': (given?: Given) =>
    loaded((second) => 30 * (1 - Math.cos((2 * Math.PI * second) / DAY)), DAY, given),
  ramp: (given?: Given) =>
    loaded((second) => Math.min(80, Math.max(0, (second - BURST) / (10 * MINUTE)) * 80), 6 * HOUR, given),
  'one an hour': (given?: Given) =>
    loaded((second) => (second % HOUR === BURST ? 1 : 0), 12 * HOUR, given, { exact: true }),
  'crash loop': (given?: Given) =>
    loaded(
      (second) => (second === BURST ? 1 : 0),
      6 * HOUR,
      { timeline: () => ({ trouble: 'crash' }), ...given },
      { exact: true },
    ),
  'no route to SQS': (given?: Given) =>
    loaded(
      (second) => (second === BURST ? 1 : 0),
      6 * HOUR,
      { timeline: () => ({ trouble: 'stopped' }), ...given },
      { exact: true },
    ),
  'work of 10 s': (given?: Given) =>
    loaded(
      () => 1,
      8 * HOUR,
      { work: { seconds: 10, spread: 0.3, concurrency: 1, batch: 10 }, ...given },
      { visibility: 5 * MINUTE },
    ),
  'work of 20 min': (given?: Given) =>
    loaded(
      (second) => (second % (2 * MINUTE) === 0 ? 1 : 0),
      DAY,
      { work: LONG, ...given },
      { exact: true, visibility: 2 * HOUR },
    ),
  poison: (given?: Given) => loaded(() => 4, 4 * HOUR, given, { poison: 0.01 }),
  'poison without dead letters': (given?: Given) =>
    loaded((second) => (second < HOUR ? 4 : 0), 6 * HOUR, given, {
      poison: 0.001,
      maxReceiveCount: undefined,
    }),
  'FIFO of 4 groups': (given?: Given) => loaded(() => 10, 4 * HOUR, given, { groups: 4 }),
  'idle for a day': (given?: Given) =>
    loaded((second) => (second === BURST ? 1 : 0), 2 * HOUR, given, { exact: true, idleBefore: DAY }),
  deploy: (given?: Given) => loaded(() => 40, 4 * HOUR, { deploys: [2 * HOUR], ...given }),
} as const;

/** One message every two minutes keeps ten tasks busy. */
export const LONG = { seconds: 20 * MINUTE, spread: 0.1, concurrency: 1, batch: 1 } as const;
