import { partsOf } from '#model/parts';
import type { Topology } from '#model/topology';
import { Construct } from './cdktf';
import type { Statement } from './policy';
import { elementAt } from './owner';
import { buildStack } from './topology-stack';

/** What an element of a topology is in Terraform. */
export interface Belongings {
  readonly addresses: readonly string[];
  /** Of the policies on it, and of the roles that were made for it. */
  readonly statements: readonly Statement[];
}

type Resource = Readonly<Record<string, unknown>> & {
  /** The note of cdktf: `<stack>/<sort>-<name>/...`. */
  readonly '//'?: { readonly metadata?: { readonly path?: string } };
};

interface Terraform {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Resource>>>>;
}

function statementsIn(resource: Resource): Statement[] {
  const texts = [resource['policy'], resource['assume_role_policy']];
  return texts.flatMap((text) => {
    if (typeof text !== 'string' || !text.includes('"Statement"')) return [];
    return (JSON.parse(text) as { readonly Statement: readonly Statement[] }).Statement;
  });
}

type Resources = NonNullable<Terraform['resource']>;

/** The same Terraform that `synth` writes, stack by stack. */
function resourcesOf(topology: Topology): Resources[] {
  return partsOf(topology).map((part) => {
    const stack = buildStack(new Construct(undefined as never, ''), topology, part, '.');
    return (stack.toTerraform() as Terraform).resource ?? {};
  });
}

/** In how many zones an endpoint stands; two, where only AWS knows. */
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
}

/** What is charged by the hour or the month and that no element of a topology names. */
export function madeOf(topology: Topology): Made {
  const stacks = resourcesOf(topology);
  const keys = stacks.flatMap(({ aws_kms_key: key = {} }) => Object.keys(key));
  const endpoints = stacks.flatMap(({ aws_vpc_endpoint: endpoint = {} }) => Object.values(endpoint));
  const interfaces = endpoints.filter((one) => one['vpc_endpoint_type'] === 'Interface');
  return { keys: keys.length, endpointZones: interfaces.length * zonesOf(topology) };
}

function entriesOf(resources: Resources) {
  return Object.entries(resources).flatMap(([type, named]) =>
    Object.entries(named).map(([name, one]) => ({
      address: `${type}.${name}`,
      one,
      owner: elementAt(one['//']?.metadata?.path),
    })),
  );
}

/** What each element becomes, by section and name. */
export function inventory(topology: Topology): ReadonlyMap<string, Belongings> {
  const all = resourcesOf(topology).flatMap(entriesOf);
  const owners = new Set(all.flatMap(({ owner }) => owner ?? []));
  return new Map(
    Array.from(owners, (owner) => {
      const owned = all.filter((entry) => entry.owner === owner);
      const addresses = owned.map(({ address }) => address);
      return [owner, { addresses, statements: owned.flatMap(({ one }) => statementsIn(one)) }];
    }),
  );
}
