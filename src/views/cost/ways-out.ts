import { consumerFacts } from '#model/kinds/consumers/index';
import { HOURS } from '#model/kinds/cost';
import type { Topology } from '#model/topology';
import { endpointsOf } from '#policies/endpoints';
import { namedWriter } from '#policies/writer';
import type { Made } from '#stacks/inventory';
import { line, total, type Line } from './line';
import type { AverageTasks } from './load';
import { PRICES } from './prices';

/** What one way from the network to AWS costs in a month. */
export interface WayOut {
  readonly way: 'endpoints' | 'NAT gateways' | 'public addresses';
  readonly usd: number;
  /** The same where as many tasks run as may. */
  readonly most: number;
  /** Dollars for each gigabyte that goes that way, beside it. */
  readonly perGb: number;
  readonly isWritten: boolean;
}

/** In `(all)`, since every consumer goes the same way. */
const ALL = '(all)';

/** Public addresses of tasks. */
export function addressLines({ consumers }: Topology, tasks: AverageTasks): Line[] {
  return [...consumers.values()].map((consumer) => {
    const { quantity, most = quantity } = consumerFacts(consumer).publicIps(consumer, tasks.get(consumer));
    const hours = { quantity: quantity * HOURS, most: most * HOURS };
    return line(consumer.name, 'hours of public addresses', 'public-ip-hour', hours);
  });
}

/**
 * Interface endpoints are charged by service and zone. A NAT gateway for each zone has a public address of its own.
 * Tasks in public subnets have theirs.
 */
export function compareWaysOut(topology: Topology, { zones }: Made, tasks: AverageTasks): WayOut[] {
  const { network, consumers } = topology;
  const inside = [...consumers.values()].filter((consumer) => consumerFacts(consumer).inNetwork(consumer));
  if (!network || inside.length === 0) return [];
  const { hasEndpoints, publicIp } = network;
  const interfaces = endpointsOf(namedWriter(topology)).filter(({ type }) => type === 'interface');
  const hours = zones * HOURS;
  return [
    {
      way: 'endpoints',
      ...total([line(ALL, '', 'endpoint-hour', { quantity: interfaces.length * hours })]),
      perGb: PRICES['endpoint-gb']!.usd,
      isWritten: hasEndpoints && !publicIp,
    },
    {
      way: 'NAT gateways',
      ...total([
        line(ALL, '', 'nat-hour', { quantity: hours }),
        line(ALL, '', 'public-ip-hour', { quantity: hours }),
      ]),
      perGb: PRICES['nat-gb']!.usd,
      isWritten: false,
    },
    {
      way: 'public addresses',
      ...total(addressLines(topology, tasks)),
      perGb: 0,
      isWritten: publicIp && !hasEndpoints,
    },
  ];
}
