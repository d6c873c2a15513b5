import type { LocatedDiagnostic } from '#base/diagnostics/diagnostic';
import { merged, type JsonObject } from '#base/util/json';
import { readTopology, type ReadResult } from '#language/read/read';
import type { Workspace } from '#language/read/workspace';
import type { Topology } from '#model/topology';
import { heldAgainst, type Draft } from '../draft';
import { pairsOf } from '../compare/pairs';
import type { Inventory } from '../inventory/inventory';
import { withEnvironment } from './insert';
import { lackingIn } from './lacking';
import { namesIn, namingIn } from './names';
import { notEmpty } from '../write/sections';
import { foreignIn, notesIn } from './programs';
import { settingsIn, tagsIn } from './settings';

/*
 * Another environment of a topology that is there: what lives in it is held against the file, and what it has otherwise
 * becomes its `override`.
 */

export interface Target {
  readonly file: string;
  readonly text: string;
  readonly workspace: Workspace;
  readonly environment: string;
}

/** The environment as the file will have it, which grows as more becomes known. */
class Environment {
  private override: JsonObject = {};
  private tags: JsonObject = {};
  /** What the file says with that. */
  reading: ReadResult;

  constructor(
    private readonly target: Target,
    private readonly inventory: Inventory,
    private readonly region: string | undefined,
  ) {
    this.reading = this.read();
  }

  private settings(): JsonObject {
    const { account } = this.inventory;
    return {
      ...(this.region === undefined ? {} : { region: this.region }),
      account,
      ...notEmpty({ tags: this.tags, override: notEmpty(this.override) }),
    };
  }

  text(): string {
    return withEnvironment(this.target.text, this.target.environment, this.settings());
  }

  private read(): ReadResult {
    const { file, workspace, environment } = this.target;
    return readTopology(file, Buffer.from(this.text()), { workspace, environment });
  }

  /** Says more; nothing changes if the file could then not be read. */
  say(more: (topology: Topology) => { readonly override?: JsonObject; readonly tags?: JsonObject }): void {
    const topology = this.reading.readings[0]?.topology;
    if (!topology) return;
    const before = [this.override, this.tags] as const;
    const { override = {}, tags = {} } = more(topology);
    this.override = merged(this.override, override);
    this.tags = merged(this.tags, tags);
    const reading = this.read();
    if (reading.readings[0]) this.reading = reading;
    else [this.override, this.tags] = before;
  }
}

export type Adding =
  | { readonly ok: true; readonly draft: Draft }
  | { readonly ok: false; readonly problems: readonly LocatedDiagnostic[] };

/** Holds what lives against the file, with one environment more if the file does not have it. */
export function addEnvironment(target: Target, inventory: Inventory): Adding {
  const { file, text, workspace, environment } = target;
  const before = readTopology(file, Buffer.from(text), { workspace });
  const present = before.environments.includes(environment);
  const [first] = before.readings;
  if (!first) return { ok: false, problems: before.diagnostics };
  const region = first.topology.region === inventory.region ? undefined : inventory.region;
  const added = present ? undefined : new Environment(target, inventory, region);
  const place = { name: first.topology.name, environment, region: inventory.region };
  if (added) {
    added.say((topology) => {
      const naming = namingIn(topology, inventory, place);
      return naming === undefined ? {} : { override: { naming } };
    });
    added.say((topology) => ({ override: namesIn(topology, inventory, place) }));
    added.say((topology) => ({ tags: tagsIn(topology, inventory) }));
    added.say((topology) => ({ override: settingsIn(topology, inventory, pairsOf(topology, inventory)) }));
    added.say((topology) => ({ override: notEmpty({ consumers: notesIn(topology, inventory, place) }) }));
  }
  const { readings, diagnostics } =
    added?.reading ?? readTopology(file, Buffer.from(text), { workspace, environment });
  const topology = readings[0]?.topology;
  if (!topology) return { ok: false, problems: diagnostics };
  const draft = heldAgainst(topology, inventory, {
    text: added?.text() ?? text,
    files: new Map(),
    problems: diagnostics,
    untold: [...inventory.untold, ...foreignIn(topology, inventory, place)],
    programs: [],
  });
  return { ok: true, draft: { ...draft, lacking: lackingIn(topology, draft.pairs) } };
}
