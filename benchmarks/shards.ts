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
  readonly all: number;
  readonly changed: number;
}

async function timesOf(layout: Layout, env: NodeJS.ProcessEnv): Promise<Times> {
  const cwd = folderWith({ 'topology.yaml': topology(layout, '4d'), '.gitignore': 'cdktf.out\n' });
  const git = (...args: string[]) => succeed('git', args, { cwd, env });
  const author = ['-c', 'user.name=bench', '-c', 'user.email=bench@example.com'];
  const plan = (...args: string[]) =>
    seconds(() => succeed(process.execPath, [BIN, 'plan', ...args], { cwd, env }));
  await git('init', '-q');
  await git('add', '.');
  await git(...author, 'commit', '-q', '-m', 'all of them');
  const all = await plan();
  writeFileSync(join(cwd, 'topology.yaml'), topology(layout, '5d'));
  const changed = await plan('--affected', 'HEAD');
  removeFolder(cwd);
  return { all, changed };
}

export const shards: Benchmark = {
  name: 'shards',
  title: 'A large topology in one stack, and in shards',
  about:
    `Plans of ${QUEUES} queues, each with a subscription and dead letters, before the first deploy: all of them, and only ` +
    'the stacks that differ from a git revision (`--affected HEAD`), where one queue is kept longer.',
  quick: false,
  async run() {
    const emulator = await startEmulator();
    const env = emulatedEnv(emulator);
    try {
      const single = await timesOf('single', env);
      const sharded = await timesOf('sharded', env);
      const row = (name: string, { all, changed }: Times) => [name, all.toFixed(1), changed.toFixed(1)];
      return {
        columns: ['layout', 'plan of all, s', 'plan of what changed, s'],
        rows: [row('single', single), row('sharded', sharded)],
        ratios: {
          'one change: single to sharded': { value: single.changed / sharded.changed, better: 'higher' },
        },
      };
    } finally {
      await emulator.stop();
    }
  },
};
