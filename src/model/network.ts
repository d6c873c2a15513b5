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

/** Where consumers run that have an address of their own. */
export interface Network {
  readonly path: Path;
  readonly vpc: Vpc;
  readonly subnets: Subnets;
  readonly hasEndpoints: boolean;
  /** Ranges of addresses that consumers may reach by HTTPS. */
  readonly egress: readonly string[];
}

/** The ECS cluster of Fargate consumers. */
export type Cluster =
  { readonly owned: true; readonly physicalName: string } | { readonly owned: false; readonly name: string };

/** Whether consumers of any stack can run there: what is created or looked up in one stack has ids that others do not know. */
export function isReachedById({ vpc, subnets, hasEndpoints }: Network): boolean {
  return vpc.kind === 'id' && subnets.kind === 'ids' && !hasEndpoints;
}

/** Its name in AWS. */
export function clusterNameOf(cluster: Cluster): string {
  return cluster.owned ? cluster.physicalName : cluster.name;
}
