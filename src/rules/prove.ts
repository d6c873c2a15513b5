import type { LocatedDiagnostic } from '../diagnostics/diagnostic';
import { locateAll } from '../diagnostics/locate';
import { sortDiagnostics } from '../diagnostics/sort';
import { readTopology, type ReadOptions } from '../topology/read';
import type { Topology } from '../topology/topology';
import { checkTopology } from './check';

export interface Proof {
  /** One for each environment whose topology could be built; sound only if there are no errors. */
  readonly topologies: readonly Topology[];
  /** Sorted, each once. */
  readonly diagnostics: readonly LocatedDiagnostic[];
  readonly environments: readonly string[];
  readonly files: readonly string[];
}

/** Reads a topology and applies every rule to it, in each environment. */
export function prove(file: string, bytes: Uint8Array, options: ReadOptions): Proof {
  const { readings, diagnostics, environments, files } = readTopology(file, bytes, options);
  const findings = readings.flatMap(({ topology, locate }) => locateAll(checkTopology(topology), locate));
  return {
    topologies: readings.map(({ topology }) => topology),
    diagnostics: sortDiagnostics([...diagnostics, ...findings]),
    environments,
    files,
  };
}
