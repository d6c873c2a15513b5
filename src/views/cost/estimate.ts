import { consumersByQueue } from '#model/consumer';
import { ownedQueues, ownedTopics, stackName, type Topology } from '#model/topology';
import { assumptionsOf, notCounted } from './assumptions';
import { consumerLines } from './consumer-lines';
import { total, type Line } from './line';
import type { Load, Work } from './load';
import { queueLines } from './queue-lines';
import type { Made } from '#stacks/inventory';
import { sharedLines } from './shared-lines';
import { storeLines } from './store-lines';
import { streamsOf } from './streams';
import { topicLines } from './topic-lines';
import { compareSettings, type Variant } from './variants';

/** What a topology costs in a month, as far as that can be known beforehand. */
export interface Estimate {
  readonly stack: string;
  readonly region: string;
  readonly lines: readonly Line[];
  /** US dollars; `most` where as many tasks run as may. */
  readonly usd: number;
  readonly most: number;
  readonly variants: readonly Variant[];
  readonly assumptions: readonly string[];
  readonly notCounted: readonly string[];
}

export function estimate(topology: Topology, made: Made, work: Work): Estimate {
  const streams = streamsOf(topology);
  const workers = consumersByQueue(topology.consumers.values());
  const load: Load = { ...work, logDays: topology.logs.retentionDays };
  const ofElements = [
    ...ownedTopics(topology).flatMap((topic) => topicLines(topic, streams, load)),
    ...ownedQueues(topology).flatMap((queue) =>
      queueLines(queue, streams.queues.get(queue)!, workers.get(queue) ?? []),
    ),
    ...[...topology.consumers.values()].flatMap((consumer) =>
      consumerLines(consumer, streams, workers, load),
    ),
    ...[...topology.stores.values()].flatMap((store) =>
      storeLines(store, topology.consumers.values(), streams, workers),
    ),
  ];
  const lines = [...ofElements, ...sharedLines(topology, made, ofElements)].filter(
    ({ usd, most }) => usd > 0 || most !== undefined,
  );
  return {
    stack: stackName(topology),
    region: topology.region,
    lines,
    ...total(lines),
    variants: compareSettings(topology, streams),
    assumptions: assumptionsOf(topology, work),
    notCounted: notCounted(topology),
  };
}
