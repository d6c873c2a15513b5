import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEmulator } from '../test/support/emulator';
import { BIN } from '../test/support/msgtopo';
import { folderWith, removeFolder } from '../test/support/project';
import { succeed } from '../test/support/run';
import { emulatedEnv } from '../test/support/terraform';
import type { Benchmark } from './harness/benchmark';
import { seconds } from './harness/measure';

const QUEUES = 2000;

type Layout = 'single' | 'sharded';

function topology(layout: Layout, retention: string): string {
  const ids = Array.from({ length: QUEUES }, (_, index) => `work-${index + 1}`);
  return [
    `version: 1\nname: shards\nregion: eu-west-1\nlayout: ${layout}\ntopics: { events: {} }\nqueues:`,
    ...ids.map((id, index) => `  ${id}: { retention: ${index === 0 ? retention : '4d'} }`),
    'subscriptions:',
    ...ids.map((id) => `  - { topic: events, queue: ${id} }`),
  ].join('\n');
}

interface Times {
  readonly all: Work;
  readonly changed: Work;
}

interface Work {
  readonly plan: number;
  readonly deploy: number;
}

async function timesOf(layout: Layout, env: NodeJS.ProcessEnv): Promise<Times> {
  const cwd = folderWith({ 'topology.yaml': topology(layout, '4d') });
  const take = (...args: string[]) => seconds(() => succeed(process.execPath, [BIN, ...args], { cwd, env }));
  const work = async (...args: string[]): Promise<Work> => ({
    plan: await take('plan', ...args),
    deploy: await take('deploy', '--auto-approve', ...args),
  });
  const all = await work();
  writeFileSync(join(cwd, 'topology.yaml'), topology(layout, '5d'));
  const changed = await work('--affected');
  removeFolder(cwd);
  return { all, changed };
}

function row(layout: Layout, { all, changed }: Times): string[] {
  const times = [all.plan, all.deploy, changed.plan, changed.deploy];
  return [layout, ...times.map((time) => time.toFixed(1))];
}

/** An emulator for each, so that neither meets the queues of the other. */
async function measured(layout: Layout): Promise<Times> {
  const emulator = await startEmulator();
  try {
    return await timesOf(layout, emulatedEnv(emulator));
  } finally {
    await emulator.stop();
  }
}

export const shards: Benchmark = {
  name: 'shards',
  title: 'A large topology in one stack, and in shards',
  about:
    `${QUEUES} queues, each with a subscription and dead letters, on the emulator with the real provider, which waits ` +
    'about 25 s after each queue. First all of them; then one queue is kept longer, and only what is affected by that ' +
    'is planned and deployed (`--affected`). A deploy plans once more.',
  quick: false,
  async run() {
    const single = await measured('single');
    const sharded = await measured('sharded');
    const gain = (of: 'all' | 'changed', what: keyof Work) => ({
      value: single[of][what] / sharded[of][what],
      better: 'higher' as const,
    });
    return {
      columns: [
        'layout',
        'plan of all, s',
        'deploy of all, s',
        'plan of one change, s',
        'deploy of one change, s',
      ],
      rows: [row('single', single), row('sharded', sharded)],
      ratios: {
        'plan of all: single to sharded': gain('all', 'plan'),
        'deploy of all: single to sharded': gain('all', 'deploy'),
        'plan of one change: single to sharded': gain('changed', 'plan'),
        'deploy of one change: single to sharded': gain('changed', 'deploy'),
      },
    };
  },
};
