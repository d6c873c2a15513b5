/**
 * How a run of the benchmarks is made. `quick` takes less than a minute: fewer rounds, smaller topologies, nothing that
 * needs the emulator. `smoke` takes seconds and shows only that the benchmarks still run; its figures mean nothing.
 */
export type Effort = 'full' | 'quick' | 'smoke';

/** A number that can be held against that of another run, as it does not depend on how fast the machine is. */
export interface Ratio {
  readonly value: number;
  readonly better: 'lower' | 'higher';
  /** What it should be at least, or at most. */
  readonly goal?: number;
}

export interface Measured {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly ratios: Readonly<Record<string, Ratio>>;
}

export interface Benchmark {
  readonly name: string;
  readonly title: string;
  /** What is measured, and how to read it. */
  readonly about: string;
  /** Whether `--quick` and `--smoke` run it. */
  readonly quick: boolean;
  run(effort: Effort): Measured | Promise<Measured>;
}

export function meetsGoal({ value, better, goal }: Ratio): boolean {
  if (goal === undefined) return true;
  return better === 'lower' ? value <= goal : value >= goal;
}

/** How many times worse a ratio is than it was; less than 1 if it is better. */
export function worsening(now: Ratio, before: Ratio): number {
  return now.better === 'lower' ? now.value / before.value : before.value / now.value;
}
