import { consumersByQueue } from '#model/consumer';
import { ownedQueues, ownedTopics, stackName, type Topology } from '#model/topology';
import { assumptionsOf, notCounted } from './assumptions';
import { consumerLines } from './consumer-lines';
import { total, type Line } from './line';
import type { AverageTasks, Load, Work } from './load';
import { queueLines } from './queue-lines';
import type { Made } from '#stacks/inventory';
import { sharedLines } from './shared-lines';
import { storeLines } from './store-lines';
import { streamsOf } from '#model/streams';
import { topicLines } from './topic-lines';
import { compareSettings, type Variant } from './variants';
import { addressLines, compareWaysOut, type WayOut } from './ways-out';

/** What a topology costs in a month, as far as that can be known beforehand. */
export interface Estimate {
  readonly stack: string;
  readonly region: string;
  readonly lines: readonly Line[];
  /** US dollars: with as many tasks as run on average, or with the fewest where that is not known; `most` with all that may run. */
  readonly usd: number;
  readonly most: number;
  readonly variants: readonly Variant[];
  /** How consumers in the network may reach AWS; none if there is no such consumer. */
  readonly waysOut: readonly WayOut[];
  readonly assumptions: readonly string[];
  readonly notCounted: readonly string[];
}

export function estimate(
  topology: Topology,
  made: Made,
  work: Work,
  tasks: AverageTasks = new Map(),
): Estimate {
  const streams = streamsOf(topology);
  const workers = consumersByQueue(topology.consumers.values());
  const load: Load = { ...work, logDays: topology.logs.retentionDays, tasks };
  const ofElements = [
    ...ownedTopics(topology).flatMap((topic) => topicLines(topology, topic, streams, load)),
    ...ownedQueues(topology).flatMap((queue) =>
      queueLines(topology, queue, streams.queues.get(queue)!, workers.get(queue) ?? [], tasks),
    ),
    ...[...topology.consumers.values()].flatMap((consumer) =>
      consumerLines(consumer, streams, workers, load),
    ),
    ...[...topology.stores.values()].flatMap((store) =>
      storeLines(store, topology.consumers.values(), streams, workers),
    ),
  ];
  const addresses = topology.network?.publicIp ? addressLines(topology, tasks) : [];
  const lines = [...ofElements, ...addresses, ...sharedLines(topology, made, ofElements)].filter(
    ({ usd, most }) => usd > 0 || most !== undefined,
  );
  return {
    stack: stackName(topology),
    region: topology.region,
    lines,
    ...total(lines),
    variants: compareSettings(topology, streams, tasks),
    waysOut: compareWaysOut(topology, made, tasks),
    assumptions: assumptionsOf(topology, work, tasks),
    notCounted: notCounted(topology),
  };
}
