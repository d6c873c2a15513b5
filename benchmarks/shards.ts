import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEmulator } from '#test/support/emulator';
import { BIN } from '#test/support/msgtopo';
import { folderWith, removeFolder } from '#test/support/project';
import { succeed } from '#test/support/run';
import { emulatedEnv } from '#test/support/terraform';
import type { Benchmark } from './harness/benchmark';
import { seconds } from './harness/measure';

const PLANNED = 2000;
/** In one stack, Terraform writes a growing state after each resource: 2,000 queues take the better part of an hour. */
const DEPLOYED = 500;

type Layout = 'single' | 'sharded';

function topology(layout: Layout, queues: number, retention: string): string {
  const ids = Array.from({ length: queues }, (_, index) => `work-${index + 1}`);
  return [
    `version: 1\nname: shards\nregion: eu-west-1\nlayout: ${layout}\ntopics: { events: {} }\nqueues:`,
    ...ids.map((id, index) => `  ${id}: { retention: ${index === 0 ? retention : '4d'} }`),
    'subscriptions:',
    ...ids.map((id) => `  - { topic: events, queue: ${id} }`),
  ].join('\n');
}

interface Work {
  readonly all: number;
  readonly changed: number;
}

/** Does the same to all queues, and then to what is affected by a change of one, which is kept longer. */
async function twice(
  layout: Layout,
  queues: number,
  command: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Work> {
  const cwd = folderWith({
    'topology.yaml': topology(layout, queues, '4d'),
    '.gitignore': 'cdktf.out\n*.tfstate*\n',
  });
  const git = (...args: string[]) => succeed('git', args, { cwd, env });
  const take = (...args: string[]) =>
    seconds(() => succeed(process.execPath, [BIN, ...command, ...args], { cwd, env }));
  await git('init', '-q');
  await git('add', '.');
  await git('-c', 'user.name=bench', '-c', 'user.email=bench@example.com', 'commit', '-q', '-m', 'all');
  const all = await take();
  writeFileSync(join(cwd, 'topology.yaml'), topology(layout, queues, '5d'));
  const changed = await take('--affected', 'HEAD');
  removeFolder(cwd);
  return { all, changed };
}

interface Times {
  readonly plan: Work;
  readonly deploy: Work;
}

/** An emulator for each, so that neither meets the queues of the other. */
async function measured(layout: Layout): Promise<Times> {
  const emulator = await startEmulator();
  const env = emulatedEnv(emulator);
  try {
    const times = {
      plan: await twice(layout, PLANNED, ['plan'], env),
      deploy: await twice(layout, DEPLOYED, ['deploy', '--auto-approve'], env),
    };
    // It takes half an hour in all, so that what is known is told at once.
    console.log(row(layout, times).join('  '));
    return times;
  } finally {
    await emulator.stop();
  }
}

function row(layout: Layout, { plan, deploy }: Times): string[] {
  return [layout, ...[plan.all, plan.changed, deploy.all, deploy.changed].map((time) => time.toFixed(1))];
}

export const shards: Benchmark = {
  name: 'shards',
  title: 'A large topology in one stack, and in shards',
  about:
    `Queues with a subscription and dead letters each, on the emulator with the real provider, which waits about 25 s ` +
    `after each queue: first plans of ${PLANNED}, and deploys of ${DEPLOYED}. First all of them; then one queue is kept ` +
    'longer, and only the stacks that differ from the git revision before are planned or deployed (`--affected HEAD`).',
  quick: false,
  async run() {
    const single = await measured('single');
    const sharded = await measured('sharded');
    const gain = (what: keyof Times, of: keyof Work) => ({
      value: single[what][of] / sharded[what][of],
      better: 'higher' as const,
    });
    return {
      columns: [
        'layout',
        `plan of ${PLANNED}, s`,
        'of one change, s',
        `deploy of ${DEPLOYED}, s`,
        'of one change, s',
      ],
      rows: [row('single', single), row('sharded', sharded)],
      ratios: {
        'plan of all: single to sharded': gain('plan', 'all'),
        'plan of one change: single to sharded': gain('plan', 'changed'),
        'deploy of all: single to sharded': gain('deploy', 'all'),
        'deploy of one change: single to sharded': gain('deploy', 'changed'),
      },
    };
  },
};
