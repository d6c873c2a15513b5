import { start, type Running } from '#local/consumers/runs';
import { createQueue } from '#local/sqs/catalogue';
import { nameInAws } from '#model/topology';
import { STANDARD_WORLD, World } from '#local/world';
import { emptyFolder, removeFolder } from '#test/support/project';
import { topologyOf } from '../../topology-of';

const SHOP = `
network: { vpc: { create: {} } }
queues: { billing: {} }
consumers:
  biller:
    type: fargate
    queue: billing
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/billing:1.4.2
    scaling: { min: 1, max: 3, backlogPerTask: 2 }
`;

let folder: string;
let running: Running | undefined;
const said: string[] = [];

beforeEach(() => {
  folder = emptyFolder();
  said.length = 0;
});
afterEach(async () => {
  await running?.stop();
  removeFolder(folder);
});

async function hears(text: string): Promise<void> {
  while (!said.includes(text)) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** The consumer of the file with five messages in its queue. */
function biller(scales: boolean): World {
  const world = new World(STANDARD_WORLD);
  const { consumers, queues } = topologyOf(SHOP);
  const queue = createQueue(world, nameInAws(queues.get('billing')!), {});
  const consumer = consumers.get('biller')!;
  running = start(world, { consumer, target: 'echo up; sleep 60', scales }, folder, (line) =>
    said.push(line),
  );
  for (let message = 0; message < 5; message += 1) queue.put({ body: 'x' });
  return world;
}

test('a program that scales runs in as many copies as its queue needs, each with a number', async () => {
  const world = biller(true);
  await hears('[biller 1] up');
  world.clock.advance(1);
  await hears('[biller 2] up');
  await hears('[biller 3] up');
  expect(said).toContain('[biller] scales from 1 to 3: 5 messages waiting, 0 in flight');
  expect(running!.copies).toBe(3);
});

test('without that it runs once', async () => {
  const world = biller(false);
  await hears('[biller] up');
  world.clock.advance(1);
  expect(said).toEqual(['[biller] up']);
  expect(running!.copies).toBeUndefined();
});
