import { CopyPolicy } from '#local/consumers/copy-policy';
import type { Scaling, ScalingGoal } from '#model/fargate';

const MINUTE = 60_000;

/** A minute remains for work: a copy does 60 messages in time. */
const SHORT: ScalingGoal = { kind: 'latency', target: 300, processingTime: 1, concurrency: 1 };
const LONG: ScalingGoal = { kind: 'latency', target: 300, processingTime: 60, concurrency: 2 };
const BACKLOG: ScalingGoal = { kind: 'backlog', perTask: 10 };

function scaling(goal: ScalingGoal, more: Partial<Scaling> = {}): Scaling {
  return { min: 1, max: 5, goal, idleMinutes: 15, schedule: [], ...more };
}

function policy(goal: ScalingGoal, more: Partial<Scaling> = {}): CopyPolicy {
  return new CopyPolicy(scaling(goal, more), 0);
}

const NOTHING = { waiting: 0, inFlight: 0 };

test.each([
  [60, 1],
  [61, 2],
  [240, 4],
  [9000, 5],
])('%d messages that take a second, and are to be done in a minute, take %d copies', (waiting, copies) => {
  expect(policy(SHORT).decide(1000, { waiting, inFlight: 0 }, 1)).toBe(copies);
});

test('messages in flight need copies too where the goal is a backlog, and only there', () => {
  const backlog = { waiting: 10, inFlight: 11 };
  expect(policy(BACKLOG).decide(1000, backlog, 1)).toBe(3);
  expect(policy(SHORT).decide(1000, backlog, 1)).toBe(1);
});

test('copies end when fewer would have been enough for seven minutes, and no sooner', () => {
  const one = policy(SHORT);
  expect(one.decide(1000, { waiting: 240, inFlight: 0 }, 1)).toBe(4);
  expect(one.decide(2000, NOTHING, 4)).toBe(4);
  for (let minute = 1; minute < 8; minute += 1) expect(one.decide(minute * MINUTE, NOTHING, 4)).toBe(4);
  expect(one.decide(8 * MINUTE, NOTHING, 4)).toBe(1);
});

test('after some have ended, it is calm for as long again before more do', () => {
  const one = policy(SHORT);
  expect(one.decide(1000, { waiting: 180, inFlight: 0 }, 5)).toBe(5);
  expect(one.decide(2000, NOTHING, 5)).toBe(5);
  expect(one.decide(7 * MINUTE, NOTHING, 5)).toBe(3);
  expect(one.decide(13 * MINUTE, NOTHING, 3)).toBe(3);
  expect(one.decide(14 * MINUTE, NOTHING, 3)).toBe(1);
});

test('a jump of the clock passes the minutes that it jumps over', () => {
  const one = policy(SHORT);
  expect(one.decide(1000, { waiting: 240, inFlight: 0 }, 1)).toBe(4);
  expect(one.decide(15 * MINUTE, NOTHING, 4)).toBe(1);
});

test('short work is as much as was deleted, long work as much as is in flight', () => {
  const short = policy(SHORT);
  for (let minute = 1; minute <= 7; minute += 1) {
    for (let message = 0; message < 120; message += 1) short.hear('deleted');
    expect(short.decide(minute * MINUTE, NOTHING, 3)).toBe(minute < 7 ? 3 : 2);
  }
  const long = policy(LONG);
  expect(long.decide(20 * MINUTE, { waiting: 0, inFlight: 4 }, 5)).toBe(2);
});

test('the last copy ends when nothing has come for long enough, where there may be none', () => {
  const one = policy(SHORT, { min: 0, idleMinutes: 10 });
  expect(one.decide(1000, { waiting: 1, inFlight: 0 }, 0)).toBe(1);
  expect(one.decide(9 * MINUTE, NOTHING, 1)).toBe(1);
  one.hear('received');
  expect(one.decide(19 * MINUTE, NOTHING, 1)).toBe(1);
  expect(one.decide(20 * MINUTE, NOTHING, 1)).toBe(0);
});

test('as many as `min` go on without any message', () => {
  expect(policy(SHORT, { min: 2 }).decide(60 * MINUTE, NOTHING, 4)).toBe(2);
});
