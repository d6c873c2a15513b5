import { removeFolder } from '#test/support/project';
import { BIN } from '#test/support/msgtopo';
import type { Benchmark } from './harness/benchmark';
import { interleave, medianOf, paired, type Program } from './harness/measure';
import { topologyFolder } from './topologies';

/** Commands, and what each may take beyond Node.js itself, in milliseconds on a machine where that takes some 45. */
const GOALS = { '--help': 15, validate: 40, test: 40, synth: 100 };

const BARE = 'node -e 0';
const NOTHING_KEPT = 'validate, nothing kept';
const BARE_WALL = 45;

export const startUp: Benchmark = {
  name: 'start-up',
  title: 'Start-up',
  about:
    'Commands on a topology of 10 queues, beside a Node.js that does nothing. The ratios are what a command takes ' +
    `beyond that, in starts of a bare Node.js; the goals of ${Object.values(GOALS).join(', ')} ms are those of a ` +
    `machine where such a start takes ${BARE_WALL} ms. What V8 compiled is kept beside the program, as it is after the ` +
    `first start of each command; \`${NOTHING_KEPT}\` is what it takes where that may not be written.`,
  quick: true,
  run({ quick }) {
    const cwd = topologyFolder('A', 10);
    const programs: Program[] = [
      { name: BARE, args: ['-e', '0'], cwd },
      ...Object.keys(GOALS).map((name) => ({ name, args: [BIN, name], cwd })),
      { name: NOTHING_KEPT, args: [BIN, 'validate'], cwd, env: { NODE_DISABLE_COMPILE_CACHE: '1' } },
    ];
    const samples = interleave(programs, quick ? 7 : 15);
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
        goal: Number((goal / BARE_WALL).toFixed(2)),
      },
    ]);
    return {
      columns: ['command', 'ms', 'ms beyond bare', 'ms of processor', 'MiB'],
      rows,
      ratios: Object.fromEntries(ratios) as Record<string, { value: number; better: 'lower'; goal: number }>,
    };
  },
};
