import { simulate } from '#test/support/laboratory/simulate';
import type { Result } from '#test/support/laboratory/measure';
import type { Scenario } from '#test/support/laboratory/scenario';
import { autoScaling } from '#drill/engine/terraform/controller';
import { CASES } from '#test/support/scaling/cases';
import { FIVE_MINUTES, writtenDesign } from '#test/support/scaling/design';
import {
  HALF_LATE,
  HOUR,
  late,
  MINUTE,
  QUEUE,
  STANDARD_QUEUE,
  scenario,
} from '#test/support/scaling/scenario';

/*
 * The goals of scaling, on the Terraform that is written. They hold however late metrics are, up to two minutes, and
 * whether the others come as late or not.
 */

const zero = writtenDesign(`{ min: 0, ${FIVE_MINUTES} }`);
const one = writtenDesign(`{ min: 1, ${FIVE_MINUTES} }`);
const long = writtenDesign('{ min: 0, max: 60, latency: { target: 1h, processingTime: 20m } }');

const SQS = 'AWS/SQS';
const DELAYS: readonly [string, Scenario['delay']][] = [
  ['on time', late(0)],
  ['a minute late', late(1)],
  ['two minutes late', late(2)],
  ['late in half of the minutes', HALF_LATE],
  ['late for queues alone', (namespace) => (namespace === SQS ? 2 * MINUTE : 0)],
  ['late for tasks alone', (namespace) => (namespace === SQS ? 0 : 2 * MINUTE)],
];

function play(design: typeof zero, given: Scenario): Result {
  return simulate(given, autoScaling(design));
}

const ratio = ({ taskHours, workHours }: Result) => taskHours / workHours;

describe.each(DELAYS)('metrics are %s', (_, delay) => {
  test('steady load: hardly more tasks than work, no back and forth, nobody waits', () => {
    const result = play(zero, CASES.steady({ delay }));
    expect(ratio(result)).toBeLessThanOrEqual(1.1);
    expect(result.reversals).toBeLessThanOrEqual(3);
    expect(result.p95).toBeLessThanOrEqual(60);
  });

  test('a burst from nothing is done within the target', () => {
    const result = play(zero, CASES.burst({ delay }));
    expect(result.p95).toBeLessThanOrEqual(300);
    expect(result.left).toBe(0);
  });

  test('so is a burst for one task', () => {
    expect(play(one, CASES.burst({ delay })).p95).toBeLessThanOrEqual(300);
  });

  test('one message an hour always wakes a task', () => {
    const result = play(zero, CASES['one an hour']({ delay }));
    expect(result.left).toBe(0);
    expect(result.longestWait).toBeLessThanOrEqual(300);
    expect(result.reversals).toBeGreaterThan(10);
  });

  test('a crash loop does not grow', () => {
    expect(play(zero, CASES['crash loop']({ delay })).mostTasks).toBeLessThanOrEqual(2);
    expect(play(zero, CASES['no route to SQS']({ delay })).mostTasks).toBeLessThanOrEqual(2);
  });
});

test.each([0, 2])('a daily wave, metrics %s minutes late', (minutes) => {
  const result = play(zero, CASES['daily wave']({ delay: late(minutes) }));
  expect(ratio(result)).toBeLessThanOrEqual(1.25);
  expect(result.p95).toBeLessThanOrEqual(60);
});

test.each([0, 1, 2])(
  'load by chance is no reason to go back and forth: metrics %s minutes late',
  (minutes) => {
    const result = play(zero, CASES['steady by chance']({ delay: late(minutes), seed: 7 }));
    expect(ratio(result)).toBeLessThanOrEqual(1.12);
    expect(result.reversals).toBeLessThanOrEqual(3);
    expect(result.p95).toBeLessThanOrEqual(60);
  },
);

test('a ramp', () => {
  const result = play(zero, CASES.ramp({ delay: late(1) }));
  expect(ratio(result)).toBeLessThanOrEqual(1.15);
  expect(result.p95).toBeLessThanOrEqual(60);
});

describe('what SQS and ECS do not say', () => {
  const reporting = { zeros: false, noTasks: false };

  test('counts of nothing may be missing', () => {
    const given = { delay: late(1), reporting };
    expect(play(zero, CASES.burst(given)).p95).toBeLessThanOrEqual(300);
    expect(play(zero, CASES['one an hour'](given)).longestWait).toBeLessThanOrEqual(300);
    expect(ratio(play(zero, CASES.steady(given)))).toBeLessThanOrEqual(1.1);
    expect(play(zero, CASES['crash loop'](given)).mostTasks).toBeLessThanOrEqual(2);
  });

  test('alarms may look at no more points than they must', () => {
    const given = { delay: late(2), extraPoints: 0 };
    expect(play(zero, CASES.burst(given)).p95).toBeLessThanOrEqual(300);
    expect(play(zero, CASES['one an hour'](given)).longestWait).toBeLessThanOrEqual(300);
  });

  test('alarms may be evaluated at any second of a minute, which costs no more than that', () => {
    const result = play(zero, CASES.burst({ delay: late(2), phase: 45 }));
    expect(result.p95).toBeLessThanOrEqual(300 + 45);
  });

  test('a queue that was idle for a day is heard of after a quarter of an hour, and then the task comes', () => {
    const result = play(zero, CASES['idle for a day']());
    expect(result.longestWait).toBeGreaterThan(15 * MINUTE);
    expect(result.longestWait).toBeLessThanOrEqual(15 * MINUTE + 300);
  });
});

describe('busy tasks', () => {
  test.each([SQS, 'ECS/ContainerInsights'])(
    'are not ended because %s is silent for 20 minutes',
    (namespace) => {
      const outages = [{ namespace, from: 2 * HOUR, to: 2 * HOUR + 20 * MINUTE }];
      for (const minutes of [0, 2]) {
        const given = { outages, delay: late(minutes) };
        const short = play(zero, CASES.steady(given));
        expect(short.busyEnded).toBe(0);
        const during = short.minutes.slice(120, 145).map(({ desired }) => desired);
        expect(Math.min(...during)).toBeGreaterThanOrEqual(10);
        expect(Math.max(...during)).toBeLessThanOrEqual(12);
        expect(play(long, CASES['work of 20 min'](given)).busyEnded).toBe(0);
      }
    },
  );

  test.each([0, 1, 2])('with 20 minutes of work go on: metrics %s minutes late', (minutes) => {
    const result = play(long, CASES['work of 20 min']({ delay: late(minutes), protects: true }));
    expect(result.busyEnded).toBe(0);
    expect(result.p95).toBeLessThanOrEqual(HOUR);
    expect(ratio(result)).toBeLessThanOrEqual(1.25);
  });

  test('protect themselves, also from a deploy', () => {
    const given = { protects: true, deploys: [12 * HOUR] };
    expect(play(long, CASES['work of 20 min'](given)).busyEnded).toBe(0);
    expect(play(long, CASES['work of 20 min']({ ...given, protects: false })).busyEnded).toBeGreaterThan(0);
  });
});

describe('other loads', () => {
  test('ten seconds of work', () => {
    const design = writtenDesign('{ min: 0, max: 60, latency: { target: 10m, processingTime: 10s } }');
    const result = play(design, CASES['work of 10 s']({ delay: late(1) }));
    expect(result.p95).toBeLessThanOrEqual(600);
    expect(ratio(result)).toBeLessThanOrEqual(1.2);
    expect(result.reversals).toBeLessThanOrEqual(3);
  });

  test('a task that processes ten messages at once is counted as ten', () => {
    const design = writtenDesign(
      '{ min: 0, max: 60, latency: { target: 10m, processingTime: 10s, concurrency: 10 } }',
    );
    const work = { seconds: 10, spread: 0.3, concurrency: 10, batch: 10 };
    const result = play(design, CASES['work of 10 s']({ work, delay: late(1) }));
    expect(result.mostTasks).toBeLessThanOrEqual(3);
    expect(result.p95).toBeLessThanOrEqual(600);
  });

  test('poison ends among the dead letters, and the service at nothing', () => {
    const result = play(zero, CASES.poison({ delay: late(1) }));
    expect(result.left).toBe(0);
    expect(result.dead).toBeGreaterThan(400);
    expect(result.mostTasks).toBeLessThanOrEqual(4);
  });

  test('poison without dead letters keeps one task, no more', () => {
    const result = play(zero, CASES['poison without dead letters']({ delay: late(1) }));
    expect(result.minutes.at(-1)!.desired).toBe(1);
  });

  test('a deploy in the middle makes no waves', () => {
    const { minutes, reversals } = play(zero, CASES.deploy({ delay: late(1), seed: 2 }));
    const desired = minutes.slice(115, 180).map((minute) => minute.desired);
    expect(Math.max(...desired) - Math.min(...desired)).toBeLessThanOrEqual(1);
    expect(reversals).toBeLessThanOrEqual(3);
  });

  test('four queues are one load', () => {
    const names = ['billing', 'refunds', 'invoices', 'letters'];
    const design = writtenDesign(`{ min: 0, ${FIVE_MINUTES} }`, names);
    const queues = names.map((name) => ({
      ...STANDARD_QUEUE,
      name: QUEUE.replace('billing', name),
      load: () => 10,
      exact: true,
    }));
    const result = play(design, scenario({ seconds: 8 * HOUR, queues, delay: late(1) }));
    expect(ratio(result)).toBeLessThanOrEqual(1.1);
    expect(result.p95).toBeLessThanOrEqual(60);
  });

  test('a FIFO queue with four groups keeps as many tasks busy as its messages need', () => {
    const result = play(zero, CASES['FIFO of 4 groups']({ delay: late(1) }));
    expect(result.p95).toBeLessThanOrEqual(60);
    expect(result.reversals).toBeLessThanOrEqual(3);
    expect(ratio(result)).toBeLessThanOrEqual(1.3);
    expect(result.left).toBe(0);
  });

  test('a backlog for each task', () => {
    const design = writtenDesign('{ min: 0, max: 60, backlogPerTask: 200 }');
    const result = play(design, CASES.burst({ delay: late(2) }));
    expect(result.mostTasks).toBeGreaterThanOrEqual(50);
    expect(result.minutes.at(-1)!.desired).toBe(0);
    expect(result.left).toBe(0);
  });
});
