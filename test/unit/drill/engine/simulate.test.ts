import { simulate } from '#test/support/laboratory/simulate';
import { autoScaling } from '#drill/engine/terraform/controller';
import { CASES } from '#test/support/scaling/cases';
import { FIVE_MINUTES, writtenDesign } from '#test/support/scaling/design';
import { HOUR, MINUTE, QUEUE, scenario, STANDARD_QUEUE } from '#test/support/scaling/scenario';

const design = writtenDesign(`{ min: 0, ${FIVE_MINUTES} }`);

test('the same seed gives the same result, another one another', () => {
  const seconds = HOUR;
  const queues = [{ ...STANDARD_QUEUE, load: () => 3 }];
  const run = (seed: number) => simulate(scenario({ seconds, queues, seed }), autoScaling(design));
  expect(run(1)).toEqual(run(1));
  expect(run(1).done).not.toBe(run(2).done);
});

test('no message is lost, or counted twice', () => {
  const { done, dead, left, minutes } = simulate(CASES.poison({ seconds: 2 * HOUR }), autoScaling(design));
  const { waiting, inFlight } = minutes.at(-1)!;
  expect(left).toBe(0);
  expect(done + dead + waiting + inFlight).toBeGreaterThan(28_000);
  expect(done + dead + waiting + inFlight).toBeLessThan(30_000);
});

test('one task does a message after another, and its visibility timeout brings back what it leaves', () => {
  const one = writtenDesign('{ min: 1, max: 1, backlogPerTask: 1 }');
  const queue = {
    ...STANDARD_QUEUE,
    visibility: 90,
    exact: true,
    load: (second: number) => (second === 0 ? 10 : 0),
  };
  const work = { seconds: 60, spread: 0, concurrency: 1, batch: 1 };
  const calm = simulate(scenario({ seconds: HOUR, queues: [queue], work }), autoScaling(one));
  expect([calm.done, calm.slowest]).toEqual([10, 600]);
  const deployed = simulate(
    scenario({ seconds: HOUR, queues: [queue], work, deploys: [90], stopTimeout: 5 }),
    autoScaling(one),
  );
  expect([deployed.done, deployed.busyEnded]).toEqual([10, 1]);
  expect(deployed.slowest).toBeGreaterThan(600);
});

test('a FIFO queue gives no message of a group that is in flight', () => {
  const ten = writtenDesign('{ min: 10, max: 10, backlogPerTask: 1 }');
  const queue = {
    ...STANDARD_QUEUE,
    exact: true,
    groups: 2,
    load: (second: number) => (second === 0 ? 20 : 0),
  };
  const work = { seconds: 30, spread: 0, concurrency: 1, batch: 1 };
  const { slowest } = simulate(scenario({ seconds: HOUR, queues: [queue], work }), autoScaling(ten));
  expect(slowest).toBeGreaterThanOrEqual(300);
});

test('a metric of a queue that nobody plays is a mistake', () => {
  const queues = [{ ...STANDARD_QUEUE, name: `${QUEUE}-other` }];
  expect(() => simulate(scenario({ seconds: 5 * MINUTE, queues }), autoScaling(design))).toThrow(
    'nobody publishes',
  );
});

test('schedules change the bounds', () => {
  const scheduled = writtenDesign(
    '{ min: 0, max: 9, backlogPerTask: 9, schedule: [{ expression: "cron(0 1 * * ? *)", min: 3 }] }',
  );
  const { minutes } = simulate(scenario({ seconds: 2 * HOUR }), autoScaling(scheduled));
  expect(minutes[50]!.desired).toBe(0);
  expect(minutes[70]!.desired).toBe(3);
});
