import { readFileSync } from 'node:fs';
import type { Plan } from '#deploy/plan/changes';
import {
  planFilesBetween as filesBetween,
  plansBetween as between,
  type StackResources,
} from '#deploy/plan/between/plans';
import type { Side } from '#deploy/plan/between/dangers';
import type { PlanFile } from '#deploy/plan/plan-file';
import { writtenIn } from '#deploy/plan/written';
import type { Topology } from '#model/topology';
import { synthesize } from '#stacks/synth';
import { emptyFolder, removeFolder } from '#test/support/project';
import { topologyOf } from '#test/unit/topology-of';

const ACCOUNT = '123456789012';

/** What each stack of a topology holds; those that were there before are there still, if only empty. */
function synthesizedResources(topology: Topology, names: readonly string[] = []): StackResources {
  const folder = emptyFolder();
  try {
    const options = { outDir: `${folder}/cdktf.out`, projectDir: folder, former: { topology, names } };
    const stacks = synthesize([topology], options);
    return new Map(stacks.map(({ name, file }) => [name, writtenIn(JSON.parse(readFileSync(file, 'utf8')))]));
  } finally {
    removeFolder(folder);
  }
}

function sides(beforeYaml: string, afterYaml: string) {
  const topology = topologyOf(afterYaml);
  const before = synthesizedResources(topologyOf(beforeYaml));
  return { topology, before, after: synthesizedResources(topology, [...before.keys()]) };
}

/** The same as files, by the name of the stack. */
export function planFilesBetween(beforeYaml: string, afterYaml: string): Map<string, PlanFile> {
  const { topology, before, after } = sides(beforeYaml, afterYaml);
  return filesBetween(before, after, { account: ACCOUNT, region: topology.region });
}

/** A topology with what its stacks hold, as one side of a comparison. */
export function sideOf(yaml: string): Side {
  const topology = topologyOf(yaml);
  return { topology, stacks: synthesizedResources(topology) };
}

/** The plans that lead from one topology, as deployed, to another: one for each stack. */
export function plansBetween(beforeYaml: string, afterYaml: string): Plan[] {
  const { topology, before, after } = sides(beforeYaml, afterYaml);
  return between(topology, before, after, ACCOUNT);
}

/** The same where there is one stack. */
export function planBetween(beforeYaml: string, afterYaml: string): Plan {
  return plansBetween(beforeYaml, afterYaml)[0]!;
}
