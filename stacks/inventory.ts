import { partsOf } from '#model/parts';
import type { Topology } from '#model/topology';
import { Construct } from './cdktf';
import { elementAt } from './owner';
import { buildStack } from './topology-stack';

type Resource = Readonly<Record<string, unknown>> & {
  /** The note of cdktf: `<stack>/<sort>-<name>/...`. */
  readonly '//'?: { readonly metadata?: { readonly path?: string } };
};

/** The Terraform of a stack, as far as whoever asks looks into it. */
export interface Terraform {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Resource>>>>;
}

type Resources = NonNullable<Terraform['resource']>;

/** The same Terraform that `synth` writes, stack by stack. */
export function terraformOf(topology: Topology): Terraform[] {
  return partsOf(topology).map((part) => {
    const stack = buildStack(new Construct(undefined as never, ''), topology, part, '.');
    return stack.toTerraform();
  });
}

function resourcesOf(stacks: readonly Terraform[]): Resources[] {
  return stacks.map(({ resource = {} }) => resource);
}

/** In how many zones there are subnets; two, where only AWS knows. */
function zonesOf({ network }: Topology): number {
  if (network?.vpc.kind === 'created') {
    const { zones } = network.vpc;
    return typeof zones === 'number' ? zones : zones.length;
  }
  return network?.subnets.kind === 'ids' ? network.subnets.ids.length : 2;
}

/** What only the Terraform of a topology shows. */
export interface Made {
  readonly keys: number;
  /** Of interface endpoints, one for each zone. */
  readonly endpointZones: number;
  /** In how many zones the network has subnets. */
  readonly zones: number;
  /** Metrics that alarms look at, those of scaling as well. An alarm is charged for each of them. */
  readonly alarmMetrics: number;
}

/** How many metrics an alarm looks at: one, or those that its expression is made of. */
function metricsOf({ metric_query: queries }: Resource): number {
  return Array.isArray(queries) ? queries.filter(({ metric }: Resource) => metric !== undefined).length : 1;
}

/** What is charged by the hour or the month and that no element of a topology names. */
export function madeOf(topology: Topology, terraform = terraformOf(topology)): Made {
  const stacks = resourcesOf(terraform);
  const keys = stacks.flatMap(({ aws_kms_key: key = {} }) => Object.keys(key));
  const endpoints = stacks.flatMap(({ aws_vpc_endpoint: endpoint = {} }) => Object.values(endpoint));
  const interfaces = endpoints.filter((one) => one['vpc_endpoint_type'] === 'Interface');
  const zones = zonesOf(topology);
  const alarms = stacks.flatMap(({ aws_cloudwatch_metric_alarm: alarm = {} }) => Object.values(alarm));
  const alarmMetrics = alarms.reduce((sum, alarm) => sum + metricsOf(alarm), 0);
  return { keys: keys.length, endpointZones: interfaces.length * zones, zones, alarmMetrics };
}

/** The addresses of each element, by section and name. */
export function addressesByElement(topology: Topology): ReadonlyMap<string, readonly string[]> {
  const addresses = new Map<string, string[]>();
  for (const [type, named] of resourcesOf(terraformOf(topology)).flatMap(Object.entries<Resources[string]>)) {
    for (const [name, one] of Object.entries(named)) {
      const owner = elementAt(one['//']?.metadata?.path);
      if (owner === undefined) continue;
      addresses.set(owner, [...(addresses.get(owner) ?? []), `${type}.${name}`]);
    }
  }
  return addresses;
}
