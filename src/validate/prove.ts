import type { AcceptedDiagnostic, LocatedDiagnostic, Place } from '#base/diagnostics/diagnostic';
import { locateAll } from '#base/diagnostics/locate';
import { oneForEachCause } from '#base/diagnostics/one-cause';
import { sortDiagnostics } from '#base/diagnostics/sort';
import { readTopology, type Reading, type ReadOptions } from '#language/read/read';
import type { Topology } from '#model/topology';
import type { Acceptance } from '#model/judgement';
import { applyAcceptances, unused, type Judged } from './accept';
import { checkTogether, checkTopology, standingAlone } from './check';

export interface ProveOptions extends ReadOptions {
  /** The day on which acceptances have to hold, `2026-12-31`. */
  readonly today: string;
}

export interface Proof {
  /** One for each environment whose topology could be built; sound only if there are no errors. */
  readonly topologies: readonly Topology[];
  /** The same, with where each part was written. */
  readonly readings: readonly Reading[];
  /** Sorted, each once, without those that the topology accepts. */
  readonly diagnostics: readonly LocatedDiagnostic[];
  readonly accepted: readonly AcceptedDiagnostic[];
  readonly environments: readonly string[];
  readonly files: readonly string[];
}

interface JudgedReading extends Judged {
  readonly reading: Reading;
}

function located({ reading, accepted }: JudgedReading): AcceptedDiagnostic[] {
  const findings = locateAll(
    accepted.map(({ finding }) => finding),
    reading.locate,
  );
  return findings.map((finding, index) => {
    const { reason, until } = accepted[index]!.acceptance;
    return { ...finding, acceptance: { reason, until } };
  });
}

function placeKey(place: Place | undefined): string {
  return JSON.stringify([place?.file, place?.start]);
}

/** An acceptance is of no use only if no environment needs it. */
function unusedEverywhere(judged: readonly JudgedReading[]): LocatedDiagnostic[] {
  const counts = new Map<string, { written: number; idle: number }>();
  const count = ({ reading }: JudgedReading, { path }: Acceptance, key: 'written' | 'idle') => {
    const place = placeKey(reading.locate(path, 'value'));
    const counted = counts.get(place) ?? { written: 0, idle: 0 };
    counts.set(place, { ...counted, [key]: counted[key] + 1 });
  };
  for (const one of judged) {
    for (const acceptance of one.reading.topology.judgement.acceptances) count(one, acceptance, 'written');
    for (const acceptance of one.unused) count(one, acceptance, 'idle');
  }
  const findings = judged.flatMap((one) => locateAll(one.unused.map(unused), one.reading.locate));
  return findings.filter(({ place }) => {
    const counted = counts.get(placeKey(place));
    return counted?.written === counted?.idle;
  });
}

/** Reads a topology and applies every rule to it, in each environment. */
export function prove(file: string, bytes: Uint8Array, options: ProveOptions): Proof {
  const { readings, partial, diagnostics, environments, files } = readTopology(file, bytes, options);
  const together = checkTogether(readings.map(({ topology }) => topology));
  const judged = readings.map((reading) => {
    const { topology } = reading;
    const findings = [...checkTopology(topology), ...together.get(topology)!];
    return { reading, ...applyAcceptances(findings, topology, options.today) };
  });
  const isWhole = readings.length === environments.length;
  return {
    topologies: readings.map(({ topology }) => topology),
    readings,
    diagnostics: oneForEachCause(
      sortDiagnostics([
        ...diagnostics,
        ...partial.flatMap(({ topology, locate }) => locateAll(standingAlone(topology), locate)),
        ...judged.flatMap(({ open, reading }) => locateAll(open, reading.locate)),
        ...(isWhole ? unusedEverywhere(judged) : []),
      ]),
    ),
    accepted: sortDiagnostics(judged.flatMap(located)),
    environments,
    files,
  };
}
