import { dirname, join } from 'node:path';
import type { Path } from '#base/diagnostics/path';
import { withTemporaryFolder } from '#base/util/files';
import { terraformIn } from '#deploy/apply/digest';
import { dangersBetween } from '#deploy/plan/between/dangers';
import type { StackResources } from '#deploy/plan/between/plans';
import { judge } from '#deploy/plan/guard';
import { DEGREES } from '#deploy/plan/report';
import { writtenIn } from '#deploy/plan/written';
import { ELEMENT_SECTIONS } from '#language/schema/sections';
import type { Topology } from '#model/topology';
import type { Consequence } from '#views/compare/consequence';

/** The Terraform of a topology, with those stacks, if only empty, that are in the state of another. */
async function resourcesOf(topology: Topology, names: readonly string[] = []): Promise<StackResources> {
  const { synthesize } = await import('#stacks/synth');
  return withTemporaryFolder((folder) => {
    const former = { topology, names };
    const stacks = synthesize([topology], { outDir: join(folder, 'out'), projectDir: folder, former });
    const read = (file: string) => writtenIn(terraformIn({ dir: dirname(file) }));
    return Promise.resolve(new Map(stacks.map(({ name, file }) => [name, read(file)] as const)));
  });
}

/** The element of the comparison that a place in the file is in. */
function idAt([section, which]: Path, { subscriptions }: Topology): string {
  const sections: readonly unknown[] = [...ELEMENT_SECTIONS, 'subscriptions'];
  if (which === undefined || !sections.includes(section)) return 'topology';
  const name = typeof which === 'number' ? subscriptions.find(({ path }) => path[1] === which)?.name : which;
  return `${section}.${name ?? which}`;
}

/** What the guard would say of the change, from the same tables as for a plan. */
export async function consequences(before: Topology, after: Topology, today: string): Promise<Consequence[]> {
  const old = { topology: before, stacks: await resourcesOf(before) };
  const isNamedAlike = before.name === after.name && before.environment === after.environment;
  const stacks = await resourcesOf(after, isNamedAlike ? [...old.stacks.keys()] : []);
  const { acceptedDangers } = after.judgement;
  const found = dangersBetween(old, { topology: after, stacks });
  const { accepted } = judge(found, { always: [], ifEmpty: [] }, { acceptedDangers, today });
  return found.map(({ allow, address, degree, diagnostic }) => ({
    id: idAt(diagnostic.path, after),
    danger: diagnostic.rule,
    allow,
    degree,
    words: DEGREES[degree],
    message: diagnostic.message,
    acceptance: accepted.find((one) => one.allow === allow && one.address === address)?.acceptance,
  }));
}
