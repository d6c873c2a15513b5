import type { LocatedDiagnostic } from '#base/diagnostics/diagnostic';
import { readTopology } from '#language/read/read';
import type { Workspace } from '#language/read/workspace';
import type { Adopted } from '#model/adopted';
import type { Topology } from '#model/topology';
import { adoptedOf } from './compare/adopted';
import { differencesOf, type Difference } from './compare/differences';
import { pairsOf, type Pairs } from './compare/pairs';
import { unpaired } from './compare/unpaired';
import type { Inventory, Kept, Untold } from './inventory/inventory';
import type { Place } from './write/names';
import { writeTopology } from './write/write-topology';

/** A setting that stays as it was found, with the element that has it. */
export interface KeptSetting extends Kept {
  readonly label: string;
}

/** What adopting an inventory comes to. */
export interface Draft {
  readonly text: string;
  /** Why the text is no topology, which is a bug of ours or a name that the language cannot take. */
  readonly problems: readonly LocatedDiagnostic[];
  readonly topology: Topology | undefined;
  readonly pairs: Pairs;
  readonly adopted: ReadonlyMap<string, Adopted>;
  readonly kept: readonly KeptSetting[];
  readonly differences: readonly Difference[];
  readonly untold: readonly Untold[];
}

const NO_FILES: Workspace = { read: () => undefined, match: () => [] };
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

/**
 * Writes a topology, reads it again, and holds it against what was found: whatever the file does not say shows as a
 * difference, so nothing is left out silently, whatever the writer forgot.
 */
export function draftOf(inventory: Inventory, place: Place, heading: readonly string[]): Draft {
  const { text, untold } = writeTopology(inventory, place, heading);
  const { readings, diagnostics } = readTopology('topology.yaml', Buffer.from(text), { workspace: NO_FILES });
  const topology = readings[0]?.topology;
  const pairs = topology ? pairsOf(topology, inventory) : NO_PAIRS;
  return {
    text,
    problems: diagnostics,
    topology,
    pairs,
    adopted: adoptedOf(pairs),
    kept: keptIn(pairs),
    differences: topology ? differencesOf(topology, inventory.account, pairs) : [],
    untold: [...untold, ...(topology ? unpaired(inventory, pairs, untold) : [])],
  };
}
