import { locateAll, type Locator } from '#base/diagnostics/locate';
import { judge } from '#drill/judge';
import { runDrill } from '#drill/run';
import type { Drill } from '#model/drill';
import { scales } from '#model/kinds/consumers/index';
import type { Topology } from '#model/topology';
import type { DrillReport } from '#views/drill/report';
import type { Context } from '../command';

/** The Terraform that scaling is read from. It takes a moment to make, so only where something scales. */
async function stacksOf(topology: Topology) {
  if (![...topology.consumers.values()].some(scales)) return [];
  const { terraformOf } = await import('#stacks/inventory');
  return terraformOf(topology);
}

/** Plays drills one after the other, and judges each. */
export async function playDrills(
  topology: Topology,
  drills: readonly Drill[],
  { locate, context }: { readonly locate: Locator; readonly context: Pick<Context, 'live'> },
): Promise<DrillReport[]> {
  const stacks = drills.length === 0 ? [] : await stacksOf(topology);
  return drills.map((drill) => {
    context.live.show(`drill ${drill.name}`);
    const result = runDrill(topology, drill, stacks);
    return { topology, result, diagnostics: locateAll(judge(topology, result), locate) };
  });
}
