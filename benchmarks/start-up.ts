import { removeFolder } from '#test/support/project';
import { BIN } from '#test/support/msgtopo';
import type { Benchmark } from './harness/benchmark';
import { interleave, medianOf, paired, type Program } from './harness/measure';
import { topologyFolder } from './topologies';

/** Commands, and what each may take beyond Node.js itself, in starts of a Node.js that does nothing. */
const GOALS = { '--help': 0.4, validate: 1.2, test: 1.4, synth: 2.5 };

const BARE = 'node -e 0';

export const startUp: Benchmark = {
  name: 'start-up',
  title: 'Start-up',
  about:
    'Commands on a topology of 10 queues, beside a Node.js that does nothing. The ratios are what a command takes ' +
    'beyond that, in starts of a bare Node.js. The goals are those of Node.js 20, which compiles the program at each ' +
    'start. Node.js 22 keeps what it compiled in the first round, and starts itself in a third of the time: each ' +
    'command takes less time there, but more starts of Node.js.',
  quick: true,
  run(effort) {
    const cwd = topologyFolder('A', 10);
    const programs: Program[] = [
      { name: BARE, args: ['-e', '0'], cwd },
      ...Object.keys(GOALS).map((name) => ({ name, args: [BIN, name], cwd })),
    ];
    const samples = interleave(programs, { full: 15, quick: 7, smoke: 1 }[effort]);
    removeFolder(cwd);
    const rows = Object.keys(samples).map((name) => [
      name,
      medianOf(samples[name], 'wall').toFixed(0),
      paired(samples, [name, BARE], (one, bare) => one - bare, 'wall').toFixed(0),
      medianOf(samples[name], 'cpu').toFixed(0),
      medianOf(samples[name], 'memory').toFixed(0),
    ]);
    const ratios = Object.entries(GOALS).map(([name, goal]) => [
      `${name} beyond bare Node.js`,
      {
        value: paired(samples, [name, BARE], (one, bare) => (one - bare) / bare),
        better: 'lower' as const,
        goal,
      },
    ]);
    return {
      columns: ['command', 'ms', 'ms beyond bare', 'ms of processor', 'MiB'],
      rows,
      ratios: Object.fromEntries(ratios) as Record<string, { value: number; better: 'lower'; goal: number }>,
    };
  },
};
