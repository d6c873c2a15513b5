import { averageTasks } from '#drill/average-tasks';
import { calmDay } from '#language/resolve/drills';
import type { Drill } from '#model/drill';
import type { Topology } from '#model/topology';
import { estimate, type Estimate } from '#views/cost/estimate';

type Work = Parameters<typeof estimate>[2];

/** What a month costs, with the tasks of a calm day. */
export async function estimateOf(topology: Topology, work: Work): Promise<Estimate> {
  const { madeOf, terraformOf } = await import('#stacks/inventory');
  const stacks = terraformOf(topology);
  const calm: Drill = { ...calmDay(topology), messageTime: work.secondsPerMessage };
  return estimate(topology, madeOf(topology, stacks), work, averageTasks(topology, calm, stacks));
}
