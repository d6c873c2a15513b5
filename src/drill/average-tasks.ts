import type { Consumer } from '#model/consumer';
import type { Drill } from '#model/drill';
import { scales } from '#model/kinds/consumers/index';
import type { Topology } from '#model/topology';
import type { ScalingJson } from './engine/terraform/json';
import { runDrill } from './run';

/** How many tasks run on average in a drill, of each consumer that scales. One without messages is absent. */
export function averageTasks(
  topology: Topology,
  drill: Drill,
  stacks: readonly ScalingJson[],
): ReadonlyMap<Consumer, number> {
  if (![...topology.consumers.values()].some(scales)) return new Map();
  const { consumers, seconds } = runDrill(topology, drill, stacks, scales);
  const scaled = consumers.filter(({ consumer }) => scales(consumer));
  return new Map(scaled.map(({ consumer, taskHours }) => [consumer, (taskHours * 3600) / seconds]));
}
