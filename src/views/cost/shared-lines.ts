import { consumerFacts } from '#model/kinds/consumers/index';
import type { Topology } from '#model/topology';
import type { Made } from '#stacks/inventory';
import { line, type Line } from './line';
import { HOURS } from '#model/kinds/cost';

/** No name of an element. */
const ALL = '(all)';

/**
 * Metrics of Container Insights for a cluster, as counted by
 * https://github.com/gruntwork-io/docs/blob/007f9a5c58ad7ffa94851b313973da1ad5a5b3ad/docs/reference/services/app-orchestration/amazon-ecs-cluster.md
 */
const CLUSTER_METRICS = 8;

function insightMetrics({ consumers, cluster }: Topology): number {
  const metrics = Array.from(consumers.values(), (consumer) => consumerFacts(consumer).insightMetrics);
  const ofConsumers = metrics.reduce((sum, count) => sum + count, 0);
  return cluster?.owned && ofConsumers > 0 ? CLUSTER_METRICS + ofConsumers : 0;
}

/** What belongs to no single element. A trail records every publish, and every request to a queue. */
export function sharedLines(
  topology: Topology,
  { keys, endpointZones, alarmMetrics }: Made,
  ofMessages: readonly Line[],
): Line[] {
  const recorded = ofMessages.filter(({ price }) =>
    /^(sns-publish(-fifo)?|sqs-request(-fifo)?)$/.test(price),
  );
  const events = recorded.reduce((sum, { quantity }) => sum + quantity, 0);
  const { monitoring, trail } = topology;
  const lines = [
    line(ALL, 'metrics of alarms', 'alarm', { quantity: alarmMetrics }),
    line(ALL, 'metrics of Container Insights', 'custom-metric', { quantity: insightMetrics(topology) }),
    line(ALL, 'dashboards', 'dashboard', { quantity: monitoring?.dashboard ? 1 : 0 }),
    line(ALL, 'data events of the trail', 'data-event', { quantity: trail ? events : 0 }),
    line(ALL, 'KMS keys', 'key', { quantity: keys }),
    line(ALL, 'hours of endpoints', 'endpoint-hour', { quantity: endpointZones * HOURS }),
  ];
  return lines.filter(({ quantity }) => quantity > 0);
}
