import { addressOf } from '#model/address';
import type { Network } from '#model/network';
import type { Topology } from '#model/topology';
import { SHARED } from '#model/shared';
import { reference } from '../text';
import { Token } from '../cdktf';

/** The network of consumers that need one; a rule has made sure that there is. */
export function networkOf({ network }: Topology): Network {
  if (!network) throw new Error('a consumer without a network');
  return network;
}

export function vpcId({ vpc }: Network): string {
  if (vpc.kind === 'id') return vpc.id;
  return reference(addressOf(SHARED.network, vpc.kind === 'tags' ? 'found-vpc' : 'vpc'), 'id');
}

/** `private` subnets have no way to the internet, `public` ones have. */
export function subnetSort({ publicIp }: Network): 'private' | 'public' {
  return publicIp ? 'public' : 'private';
}

/** `private-1`, in as many zones as there are. */
export function subnetNames(network: Network): string[] {
  if (network.vpc.kind !== 'created') return [];
  const { zones } = network.vpc;
  const length = typeof zones === 'number' ? zones : zones.length;
  return Array.from({ length }, (_, index) => `${subnetSort(network)}-${index + 1}`);
}

/** The way to the internet of a VPC that is created, if it has one. */
export function internetRoute({ vpc, publicIp }: Network): string[] {
  return vpc.kind === 'created' && publicIp ? [addressOf(SHARED.network, 'internet-route')] : [];
}

export function subnetIds(topology: Topology): string[] {
  const network = networkOf(topology);
  const { subnets } = network;
  switch (subnets.kind) {
    case 'ids':
      return [...subnets.ids];
    case 'tags':
      return Token.asList(reference(addressOf(SHARED.network, 'found-subnets'), 'ids'));
    case 'created':
      return subnetNames(network).map((name) => reference(addressOf(name, 'subnet'), 'id'));
  }
}

/** The route tables that gateway endpoints go into. */
export function routeTableIds(network: Network): string[] {
  return network.subnets.kind === 'created'
    ? [reference(addressOf(SHARED.network, 'route-table'), 'id')]
    : Token.asList(reference(addressOf(SHARED.network, 'found-route-tables'), 'ids'));
}
