import { buildSync } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { BIN, ROOT } from '#test/support/msgtopo';
import { removeFolder, stackDir } from '#test/support/project';
import { CDK_COMMANDS, cdkSynth } from './aws-cdk';
import type { Benchmark, Ratio } from './harness/benchmark';
import { interleave, medianOf, paired, type Program, type Sample, type Samples } from './harness/measure';
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

const MSGTOPO = 'msgtopo synth';
const CDKTF = 'CDKTF by hand';
const [CDK, CDK_QUIET] = Object.keys(CDK_COMMANDS) as [string, string];
const FLOOR = 'floor';

/** It takes so long that one round has to do. */
const ROUNDS_OF_CDK = 1;

function measureCdk(ours: Program, isWanted: boolean): Samples {
  if (!isWanted) console.warn('\n!!! cdk synth is measured by the full benchmarks only\n');
  const cdk = isWanted ? cdkSynth(ours.cwd) : [];
  return cdk.length > 0 ? interleave([ours, ...cdk], ROUNDS_OF_CDK) : {};
}

function row(name: string, samples: readonly Sample[]): string[] {
  return [
    name,
    (medianOf(samples, 'wall') / 1000).toFixed(2),
    (medianOf(samples, 'cpu') / 1000).toFixed(2),
    medianOf(samples, 'memory').toFixed(0),
  ];
}

function ratio(samples: Samples, names: readonly [string, string], goal: Omit<Ratio, 'value'>): Ratio {
  return { value: paired(samples, names, (one, other) => one / other), ...goal };
}

export const besideCdktf: Benchmark = {
  name: 'cdktf',
  title: 'Beside CDKTF and the AWS CDK by hand, and beside the floor',
  about:
    '`msgtopo synth`, with all its rules, on topologies of kind B; a program for CDKTF by hand that makes as many ' +
    'resources of each type, compiled and with deep imports (`benchmarks/by-hand`); `cdk synth` of a program by hand ' +
    'that makes the same of CloudFormation, as one stack without its limit of 500 resources, command and program ' +
    'together, with the template printed and without; and the floor: loading the YAML and writing JSON.',
  quick: true,
  run(effort) {
    const queues = { full: 1000, quick: 100, smoke: 10 }[effort];
    const cwd = topologyFolder('B', queues);
    compile();
    makeTemplate(cwd);
    refuseOtherWork(cwd);
    const ours: Program = { name: MSGTOPO, args: [BIN, 'synth'], cwd };
    const others: Program[] = [
      { name: CDKTF, args: [join(COMPILED, 'cdktf.js')], cwd },
      { name: FLOOR, args: [join(COMPILED, 'floor.js')], cwd },
    ];
    const samples = interleave([ours, ...others], { full: 5, quick: 3, smoke: 1 }[effort]);
    const withCdk = measureCdk(ours, effort === 'full');
    removeFolder(cwd);
    const all: Samples = { ...withCdk, ...samples };
    return {
      columns: ['program', 's', 's of processor', 'MiB'],
      rows: [MSGTOPO, CDKTF, CDK, CDK_QUIET, FLOOR].flatMap((name) =>
        all[name] ? [row(name, all[name])] : [],
      ),
      ratios: {
        [`${CDKTF} to msgtopo, B${queues}`]: ratio(samples, [CDKTF, MSGTOPO], {
          better: 'higher',
          goal: 2.5,
        }),
        ...(CDK in withCdk
          ? {
              [`${CDK} to msgtopo, B${queues}`]: ratio(withCdk, [CDK, MSGTOPO], {
                better: 'higher',
                goal: 10,
              }),
              [`${CDK_QUIET} to msgtopo, B${queues}`]: ratio(withCdk, [CDK_QUIET, MSGTOPO], {
                better: 'higher',
              }),
            }
          : {}),
        [`msgtopo to the ${FLOOR}, B${queues}`]: ratio(samples, [MSGTOPO, FLOOR], {
          better: 'lower',
          goal: 8,
        }),
      },
    };
  },
};
