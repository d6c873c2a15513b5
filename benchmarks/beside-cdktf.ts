import { buildSync } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { BIN, ROOT } from '../test/support/msgtopo';
import { removeFolder, stackDir } from '../test/support/project';
import type { Benchmark } from './harness/benchmark';
import { interleave, medianOf, paired, type Program } from './harness/measure';
import { topologyFolder } from './topologies';

/** Below the repository, where the packages are found that the programs import. */
const COMPILED = join(ROOT, '.cache', 'benchmarks');

function compile(): void {
  rmSync(COMPILED, { recursive: true, force: true });
  buildSync({
    absWorkingDir: __dirname,
    entryPoints: ['cdktf', 'cdktf-alarms', 'cdktf-queue', 'cdktf-worker', 'floor'].map(
      (name) => `by-hand/${name}.ts`,
    ),
    outdir: COMPILED,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
  });
}

type Resources = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** How many resources of each type a file of Terraform has, to be sure that the programs do the same work. */
function countsIn(file: string): string {
  const { resource } = JSON.parse(readFileSync(file, 'utf8')) as { readonly resource: Resources };
  const counts = Object.entries(resource).map(([type, named]) => `${type}: ${Object.keys(named).length}`);
  return counts.sort().join('\n');
}

function synthesize(cwd: string): string {
  spawnSync(process.execPath, [BIN, 'synth'], { cwd });
  return join(stackDir(cwd, 'bench-default'), 'cdk.tf.json');
}

function makeTemplate(cwd: string): void {
  const one = topologyFolder('B', 1);
  copyFileSync(synthesize(one), join(cwd, 'template.json'));
  removeFolder(one);
}

function refuseOtherWork(cwd: string): void {
  const ours = countsIn(synthesize(cwd));
  spawnSync(process.execPath, [join(COMPILED, 'cdktf.js')], { cwd });
  const theirs = countsIn(join(cwd, 'by-hand.out/stacks/bench-default/cdk.tf.json'));
  if (ours !== theirs) throw new Error(`the program by hand makes other resources:\n${theirs}\n\n${ours}`);
}

export const besideCdktf: Benchmark = {
  name: 'cdktf',
  title: 'Beside CDKTF by hand, and beside the floor',
  about:
    '`msgtopo synth`, with all its rules, on topologies of kind B; a program for CDKTF by hand that makes as many ' +
    'resources of each type, compiled and with deep imports (`benchmarks/by-hand`); and the floor: loading the YAML and ' +
    'writing JSON. `cdk synth` is not measured here: the AWS CDK is no dependency of this repository.',
  quick: true,
  run({ quick }) {
    const cwd = topologyFolder('B', quick ? 100 : 1000);
    compile();
    makeTemplate(cwd);
    refuseOtherWork(cwd);
    const programs: Program[] = [
      { name: 'msgtopo synth', args: [BIN, 'synth'], cwd },
      { name: 'CDKTF by hand', args: [join(COMPILED, 'cdktf.js')], cwd },
      { name: 'floor', args: [join(COMPILED, 'floor.js')], cwd },
    ];
    const samples = interleave(programs, quick ? 3 : 5);
    removeFolder(cwd);
    const divide = (one: number, other: number) => one / other;
    return {
      columns: ['program', 's', 's of processor', 'MiB'],
      rows: programs.map(({ name }) => [
        name,
        (medianOf(samples[name], 'wall') / 1000).toFixed(2),
        (medianOf(samples[name], 'cpu') / 1000).toFixed(2),
        medianOf(samples[name], 'memory').toFixed(0),
      ]),
      ratios: {
        [`CDKTF by hand to msgtopo${quick ? ', B100' : ', B1000'}`]: {
          value: paired(samples, ['CDKTF by hand', 'msgtopo synth'], divide),
          better: 'higher',
          goal: 2.5,
        },
        [`msgtopo to the floor${quick ? ', B100' : ', B1000'}`]: {
          value: paired(samples, ['msgtopo synth', 'floor'], divide),
          better: 'lower',
          goal: 8,
        },
      },
    };
  },
};
