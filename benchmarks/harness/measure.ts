import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { emptyFolder, removeFolder } from '#test/support/project';

/** A Node.js program that is measured as a whole process, with those that it starts. */
export interface Program {
  readonly name: string;
  /** Everything behind `node`. */
  readonly args: readonly string[];
  readonly cwd: string;
  /** On top of the environment. */
  readonly env?: NodeJS.ProcessEnv;
}

export interface Sample {
  /** Milliseconds, by the clock and on all processors. */
  readonly wall: number;
  readonly cpu: number;
  /** The peak of the largest process, in MiB. */
  readonly memory: number;
}

export type Samples = Readonly<Record<string, readonly Sample[]>>;

const USAGE = join(__dirname, 'usage.cjs');

function usageOf(file: string): Omit<Sample, 'wall'> {
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  const usages = lines.map((line) => JSON.parse(line) as Omit<Sample, 'wall'>);
  return {
    cpu: usages.reduce((sum, { cpu }) => sum + cpu, 0),
    memory: Math.max(...usages.map(({ memory }) => memory)),
  };
}

function runOnce({ name, args, cwd, env }: Program, usageFile: string): Sample {
  rmSync(usageFile, { force: true });
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd,
    env: { ...process.env, ...env, BENCHMARK_USAGE: usageFile, NODE_OPTIONS: `--require "${USAGE}"` },
    encoding: 'utf8',
    maxBuffer: 1024 ** 3,
  });
  const wall = performance.now() - start;
  if (status !== 0) throw new Error(`${name} ended with ${String(status)}\n${stderr}`);
  return { wall, ...usageOf(usageFile) };
}

/**
 * Runs the programs in turn, A B C A B C, so that a machine which is slow for a while is so for all of them. The first
 * round warms up and is not counted.
 */
export function interleave(programs: readonly Program[], rounds: number): Samples {
  const folder = emptyFolder();
  const samples: Record<string, Sample[]> = Object.fromEntries(programs.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const program of programs) {
      const sample = runOnce(program, join(folder, 'usage.json'));
      if (round > 0) samples[program.name]!.push(sample);
    }
  }
  removeFolder(folder);
  return samples;
}

/** By the clock, for work that is more than one program. */
export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export function medianOf(samples: readonly Sample[] | undefined, key: keyof Sample): number {
  return median((samples ?? []).map((sample) => sample[key]));
}

/** The median of what two programs have to do with each other in each round. */
export function paired(
  samples: Samples,
  [one, other]: readonly [string, string],
  compare: (one: number, other: number) => number,
  key: keyof Sample = 'cpu',
): number {
  const others = samples[other]!;
  return median(samples[one]!.map((sample, round) => compare(sample[key], others[round]![key])));
}
