import { Copies } from '#local/consumers/copies';
import type { Running } from '#local/consumers/runs';
import { createQueue } from '#local/sqs/catalogue';
import { STANDARD_WORLD, World } from '#local/world';

const MINUTE = 60_000;

class Copy implements Running {
  isPaused = false;
  hasEnded = false;
  constructor(readonly number: number) {}
  pause(isPaused: boolean): void {
    this.isPaused = isPaused;
  }
  stop(): Promise<void> {
    this.hasEnded = true;
    return Promise.resolve();
  }
}

function billing() {
  const world = new World(STANDARD_WORLD);
  const queue = createQueue(world, 'billing', { VisibilityTimeout: '60' });
  const made: Copy[] = [];
  const said: string[] = [];
  const copies = new Copies(world, {
    scaling: {
      min: 1,
      max: 3,
      goal: { kind: 'backlog', perTask: 2 },
      idleMinutes: 15,
      schedule: [],
    },
    queues: [queue],
    startCopy: (number) => {
      const copy = new Copy(number);
      made.push(copy);
      return copy;
    },
    say: (line) => said.push(line),
  });
  const look = () => world.clock.advance(1);
  const alive = () => made.filter(({ hasEnded }) => !hasEnded).map(({ number }) => number);
  return { world, queue, copies, made, said, look, alive };
}

test('starts copies when messages wait, ends them when it was calm, and says so', async () => {
  const { world, queue, copies, said, look, alive } = billing();
  expect(alive()).toEqual([1]);
  for (let message = 0; message < 9; message += 1) queue.put({ body: 'x' });
  queue.receive(1, 60);
  look();
  expect(alive()).toEqual([1, 2, 3]);
  expect(copies.copies).toBe(3);
  queue.purge();
  look();
  expect(alive()).toEqual([1, 2, 3]);
  world.clock.advance(8 * MINUTE);
  expect(alive()).toEqual([1]);
  expect(said).toEqual([
    'scales from 1 to 3: 8 messages waiting, 1 in flight',
    'scales from 3 to 1: 0 messages waiting, 0 in flight',
  ]);
  await copies.stop();
  expect(alive()).toEqual([]);
});

test('nothing scales while it is paused, nor after it has stopped', async () => {
  const { queue, copies, made, look } = billing();
  copies.pause(true);
  expect(made[0]!.isPaused).toBe(true);
  for (let message = 0; message < 9; message += 1) queue.put({ body: 'x' });
  look();
  expect(made).toHaveLength(1);
  copies.pause(false);
  look();
  expect(made).toHaveLength(3);
  await copies.stop();
  look();
  expect(made).toHaveLength(3);
});
