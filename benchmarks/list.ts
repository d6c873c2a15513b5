import { besideCdktf } from './beside-cdktf';
import { devLimits } from './dev-limits';
import { deploying } from './deploy';
import { filterMatching } from './filter-matching';
import { growing } from './growth';
import type { Benchmark } from './harness/benchmark';
import { scaling } from './scaling';
import { shapes } from './shapes';
import { shards } from './shards';
import { startUp } from './start-up';
import { throughput } from './throughput';

/** Every benchmark, in the order of RESULTS.md. */
export const BENCHMARKS: readonly Benchmark[] = [
  startUp,
  growing,
  besideCdktf,
  deploying,
  scaling,
  shapes,
  shards,
  filterMatching,
  throughput,
  devLimits,
];
