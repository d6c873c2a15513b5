import { hasErrors, type LocatedDiagnostic } from '#base/diagnostics/diagnostic';
import { locateAll } from '#base/diagnostics/locate';
import type { Reading } from '#language/read/read';
import type { Workspace } from '#language/read/workspace';
import { coverageOf, locateItems, type LocatedItem } from './coverage';
import { readFlows } from './read';
import type { FlowReport } from './report';
import { runFlows, type FlowResult } from './run';
import { story } from './story';

/** The flows of one environment. */
export interface EnvironmentResult {
  readonly flows: readonly FlowReport[];
  /** What is wrong with the files of the flows. */
  readonly diagnostics: readonly LocatedDiagnostic[];
  readonly results: readonly FlowResult[];
  /** What the flows show of the topology, and where that is written, which takes longer than the flows. */
  readonly coverage: () => readonly LocatedItem[];
}

/** Reads and runs everything that tests a topology. */
export function testTopology(reading: Reading, file: string, workspace: Workspace): EnvironmentResult {
  const { topology } = reading;
  const { flows, diagnostics, locate } = readFlows(reading, file, workspace);
  const results = hasErrors(diagnostics) ? [] : runFlows(topology, flows, workspace);
  return {
    diagnostics,
    results,
    coverage() {
      const events = results.flatMap(({ observed }) => observed?.events ?? []);
      return locateItems(coverageOf(topology, events), locate);
    },
    flows: results.map(({ name, placed, diagnostics: found, observed }) => ({
      name,
      file: placed.file,
      environment: topology.environment,
      diagnostics: locateAll(found, locate),
      story: found.length > 0 && observed ? story(observed.events, locate) : [],
    })),
  };
}
