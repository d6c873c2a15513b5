import { alarmsOf } from '../monitoring/alarms';
import type { Topology } from '../topology/topology';
import { line, type Line } from './line';
import { HOURS } from './polling';

/** What only the Terraform of a topology shows. */
export interface Made {
  readonly keys: number;
  /** Of interface endpoints, one for each zone. */
  readonly endpointZones: number;
}

/** No name of an element. */
const ALL = '(all)';

/** CloudWatch charges for each metric that an alarm looks at. */
function alarmMetrics(topology: Topology): number {
  const metrics = alarmsOf(topology).flatMap(({ measure }) =>
    'expression' in measure ? Object.values(measure.metrics) : [measure],
  );
  return metrics.length;
}

/** What belongs to no single element. A trail records every publish, and every request to a queue. */
export function sharedLines(
  topology: Topology,
  { keys, endpointZones }: Made,
  ofMessages: readonly Line[],
): Line[] {
  const recorded = ofMessages.filter(({ price }) => /^(sns-publish|sqs-request)/.test(price));
  const events = recorded.reduce((sum, { quantity }) => sum + quantity, 0);
  const { monitoring, trail } = topology;
  const lines = [
    line(ALL, 'metrics of alarms', 'alarm', { quantity: alarmMetrics(topology) }),
    line(ALL, 'dashboards', 'dashboard', { quantity: monitoring?.dashboard ? 1 : 0 }),
    line(ALL, 'data events of the trail', 'data-event', { quantity: trail ? events : 0 }),
    line(ALL, 'KMS keys', 'key', { quantity: keys }),
    line(ALL, 'hours of endpoints', 'endpoint-hour', { quantity: endpointZones * HOURS }),
  ];
  return lines.filter(({ quantity }) => quantity > 0);
}
