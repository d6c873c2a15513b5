import { isMap, type Json, type PlainMap } from '#base/util/json';
import type { Untold } from '../inventory/inventory';
import type { Written } from '../write/queues';
import type { Manifest } from './manifest';
import type { CopilotPlace } from './names';

/*
 * Copilot makes a VPC for each environment, with public and private subnets and names of its own, or takes one that the
 * manifest of the environment names: https://aws.github.io/copilot-cli/docs/manifest/environment/
 */

type Placement = 'public' | 'private';

/** The way out is that of the VPC: public addresses, or a NAT gateway. */
const WAY_OUT = { endpoints: 'none', egress: ['0.0.0.0/0'] } as const;

function idsIn(subnets: unknown): string[] {
  return (Array.isArray(subnets) ? subnets : []).filter(isMap).map(({ id }) => String(id));
}

function places(
  environment: PlainMap | undefined,
  placement: Placement,
  { app, environment: name }: CopilotPlace,
) {
  const network = environment?.['network'];
  const vpc = isMap(network) ? network['vpc'] : undefined;
  const subnets = isMap(vpc) && isMap(vpc['subnets']) ? vpc['subnets'] : {};
  const ids = idsIn(subnets[placement]);
  if (isMap(vpc) && typeof vpc['id'] === 'string' && ids.length > 0) return { vpc: vpc['id'], subnets: ids };
  const start = `copilot-${app}-${name}`;
  return {
    vpc: { tags: { Name: start } },
    subnets: { tags: { Name: `${start}-${placement === 'public' ? 'pub' : 'priv'}0` } },
  };
}

/** Where the workers run; all of them in the same subnets, since a topology has one network. */
export function networkOf(
  workers: readonly { readonly name: string; readonly manifest: Manifest }[],
  environment: PlainMap | undefined,
  place: CopilotPlace,
): { readonly network: Written; readonly untold: readonly Untold[] } {
  const found = workers.map(({ name, manifest }) => {
    const written = manifest.text('network', 'vpc', 'placement');
    return { name, placement: written === 'private' ? ('private' as const) : ('public' as const) };
  });
  const placement = found[0]?.placement ?? 'public';
  const untold = found
    .filter((one) => one.placement !== placement)
    .map(({ name, placement: other }) => ({
      what: 'placement',
      name: `service ${name}`,
      because: `it runs in ${other} subnets, and a topology has one network: it would run in ${placement} ones`,
    }));
  const { vpc, subnets } = places(environment, placement, place);
  const zones = {
    what: 'zones',
    name: `subnets of ${place.environment}`,
    because:
      'each has a name of its own, and the file names the first: list the ids of all in `network.subnets`',
  };
  const own: Json = placement === 'public' ? { publicIp: true } : {};
  const network = { vpc, subnets, ...own, ...WAY_OUT };
  return { network, untold: typeof vpc === 'string' ? untold : [...untold, zones] };
}
