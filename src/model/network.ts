import type { Path } from '#base/diagnostics/path';
import type { Tags } from './element';

export type Vpc =
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'tags'; readonly tags: Tags }
  | {
      readonly kind: 'created';
      readonly cidr: string;
      /** How many, or which. */
      readonly zones: number | readonly string[];
    };

export type Subnets =
  | { readonly kind: 'ids'; readonly ids: readonly string[] }
  | { readonly kind: 'tags'; readonly tags: Tags }
  | { readonly kind: 'created' };

/** Where a consumer may open connections to. */
export interface Destination {
  /** What the address is, by its key in the file. */
  readonly by: 'cidr' | 'securityGroup' | 'prefixList';
  readonly address: string;
  readonly protocol: 'tcp' | 'udp';
  readonly fromPort: number;
  readonly toPort: number;
}

/** What a consumer has of its own that runs in the network. */
export interface InNetwork {
  readonly egress: readonly Destination[];
  /** Groups of others, beside the one that is made for it. */
  readonly securityGroups: readonly string[];
}

/** Where consumers run that have an address of their own. */
export interface Network {
  readonly path: Path;
  readonly vpc: Vpc;
  readonly subnets: Subnets;
  readonly hasEndpoints: boolean;
  /** Whether tasks have public addresses. */
  readonly publicIp: boolean;
  /** What all consumers may reach, beside the endpoints. */
  readonly egress: readonly Destination[];
}

/** The ECS cluster of Fargate consumers. */
export type Cluster =
  | { readonly owned: true; readonly physicalName: string }
  | {
      readonly owned: false;
      readonly name: string;
      /** Whether Container Insights are on, if the file says. */
      readonly containerInsights: boolean | undefined;
    };

/** Whether consumers of any stack can run there: what is created or looked up in one stack has ids that others do not know. */
export function isReachedById({ vpc, subnets, hasEndpoints }: Network): boolean {
  return vpc.kind === 'id' && subnets.kind === 'ids' && !hasEndpoints;
}

/** Its name in AWS. */
export function clusterNameOf(cluster: Cluster): string {
  return cluster.owned ? cluster.physicalName : cluster.name;
}

export const HTTPS = 443;

/** In the words of the file: `10.0.0.0/8:5432`. */
export function destinationWords({ address, protocol, fromPort, toPort }: Destination): string {
  const isHttps = fromPort === HTTPS && toPort === HTTPS && protocol === 'tcp';
  if (isHttps) return address;
  const ports = fromPort === toPort ? String(fromPort) : `${fromPort}-${toPort}`;
  return `${address}:${ports}${protocol === 'tcp' ? '' : ` (${protocol})`}`;
}

/** Whether AWS may be reached there, which speaks HTTPS only. */
function isHttps({ protocol, fromPort, toPort }: Destination): boolean {
  return protocol === 'tcp' && fromPort <= HTTPS && HTTPS <= toPort;
}

/** Whether a consumer reaches more by HTTPS than the endpoints, as far as the file tells: a group of others may allow all. */
export function reachesMore(network: Network, { egress, securityGroups }: InNetwork): boolean {
  return securityGroups.length > 0 || [...network.egress, ...egress].some(isHttps);
}
