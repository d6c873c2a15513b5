import type { LocatedDiagnostic } from '#base/diagnostics/diagnostic';
import { readTopology } from '#language/read/read';
import type { Workspace } from '#language/read/workspace';
import type { Adopted } from '#model/adopted';
import type { Topology } from '#model/topology';
import { adoptedOf } from './compare/adopted';
import { differencesOf, type Difference } from './compare/differences';
import { pairsOf, type Pairs } from './compare/pairs';
import { unpaired } from './compare/unpaired';
import { subscriptionWords, type Inventory, type Kept, type Untold } from './inventory/inventory';
import type { Place } from './write/names';
import { programWords, type WrittenProgram } from './write/programs';
import type { Live, Sources } from './write/sources';
import { writeTopology } from './write/write-topology';

/** A setting that stays as it was found, with the element that has it. */
export interface KeptSetting extends Kept {
  readonly label: string;
}

/** What adopting an inventory comes to. */
export interface Draft {
  readonly text: string;
  /** Texts of files that the topology names, by their names relative to it. */
  readonly files: ReadonlyMap<string, string>;
  /** Why the text is no topology, which is a bug of ours or a name that the language cannot take. */
  readonly problems: readonly LocatedDiagnostic[];
  readonly topology: Topology | undefined;
  readonly pairs: Pairs;
  readonly adopted: ReadonlyMap<string, Adopted>;
  readonly kept: readonly KeptSetting[];
  readonly differences: readonly Difference[];
  readonly untold: readonly Untold[];
  /** Who uses the queues and topics, and stays as it is. */
  readonly programs: readonly WrittenProgram[];
  /** Elements of the file that are not there, for people; only where the file was there before. */
  readonly lacking?: readonly string[];
}

const NO_PAIRS: Pairs = { topics: [], queues: [], subscriptions: [] };

function keptIn({ topics, queues, subscriptions }: Pairs): KeptSetting[] {
  const labelled = [
    ...topics.map(({ element, live }) => ({ label: `topic \`${element.name}\``, kept: live.kept })),
    ...queues.map(({ element, live }) => ({ label: `queue \`${element.name}\``, kept: live.kept })),
    ...subscriptions.map(({ element, live }) => ({
      label: `subscription \`${element.name}\``,
      kept: live.kept,
    })),
  ];
  return labelled.flatMap(({ label, kept }) => kept.map((one) => ({ label, ...one })));
}

/** What the language cannot take as it is, with why. */
function refusedIn(diagnostics: readonly LocatedDiagnostic[], sources: Sources): Map<Live, string> {
  return new Map(
    diagnostics
      .filter(({ severity }) => severity === 'error')
      .flatMap(({ path, message }) =>
        (sources.get(`${path[0]}.${path[1]}`) ?? []).map((live) => [live, message] as const),
      ),
  );
}

/** One thing that the language refuses must not cost all others their place in the file. */
function without(inventory: Inventory, refused: ReadonlyMap<Live, string>): Inventory {
  const untold: Untold[] = [];
  const taken = <Each extends Live>(
    what: string,
    all: readonly Each[],
    nameOf: (live: Each) => string,
  ): Each[] =>
    all.filter((live) => {
      const because = refused.get(live);
      if (because !== undefined)
        untold.push({ what, name: nameOf(live), because: `the file cannot say it: ${because}` });
      return because === undefined;
    });
  return {
    ...inventory,
    topics: taken('topic', inventory.topics, ({ name }) => name),
    queues: taken('queue', inventory.queues, ({ name }) => name),
    subscriptions: taken('subscription', inventory.subscriptions, subscriptionWords),
    programs: taken('consumer', inventory.programs ?? [], programWords),
    untold: [...inventory.untold, ...untold],
  };
}

/** What adopting an inventory with a topology comes to, whoever wrote that. */
export function heldAgainst(
  topology: Topology,
  inventory: Inventory,
  read: Pick<Draft, 'text' | 'files' | 'problems' | 'untold' | 'programs'>,
): Draft {
  const pairs = pairsOf(topology, inventory);
  return {
    ...read,
    topology,
    pairs,
    adopted: adoptedOf(pairs),
    kept: keptIn(pairs),
    differences: differencesOf(topology, inventory.account, pairs),
    untold: [...read.untold, ...unpaired(inventory, pairs, read.untold)],
  };
}

/**
 * Writes a topology, reads it again, and holds it against what was found: whatever the file does not say shows as a
 * difference, so nothing is left out silently, whatever the writer forgot.
 */
export function draftOf(inventory: Inventory, place: Place, heading: readonly string[]): Draft {
  const { text, files, untold, sources, programs } = writeTopology(inventory, place, heading);
  const workspace: Workspace = {
    read: (name) => (files.has(name) ? Buffer.from(files.get(name)!) : undefined),
    match: () => [],
  };
  const { readings, diagnostics } = readTopology('topology.yaml', Buffer.from(text), { workspace });
  const topology = readings[0]?.topology;
  const refused = topology ? new Map<Live, string>() : refusedIn(diagnostics, sources);
  if (refused.size > 0) return draftOf(without(inventory, refused), place, heading);
  const read = { text, files, problems: diagnostics, untold, programs };
  return topology
    ? heldAgainst(topology, inventory, read)
    : { ...read, topology, pairs: NO_PAIRS, adopted: new Map(), kept: [], differences: [] };
}
