import { partsOf, type Part } from '../src/topology/parts';
import type { Topology } from '../src/topology/topology';
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

function resourcesIn(topology: Topology, part: Part) {
  const stack = buildStack(new Construct(undefined as never, ''), topology, part, '.');
  const { resource = {} } = stack.toTerraform() as Terraform;
  return Object.entries(resource).flatMap(([type, named]) =>
    Object.entries(named).map(([name, one]) => ({
      address: `${type}.${name}`,
      one,
      owner: elementAt(one['//']?.metadata?.path),
    })),
  );
}

/** What each element becomes, by section and name: read from the same Terraform that `synth` writes. */
export function inventory(topology: Topology): ReadonlyMap<string, Belongings> {
  const all = partsOf(topology).flatMap((part) => resourcesIn(topology, part));
  const owners = new Set(all.flatMap(({ owner }) => owner ?? []));
  return new Map(
    Array.from(owners, (owner) => {
      const owned = all.filter((entry) => entry.owner === owner);
      const addresses = owned.map(({ address }) => address);
      return [owner, { addresses, statements: owned.flatMap(({ one }) => statementsIn(one)) }];
    }),
  );
}
