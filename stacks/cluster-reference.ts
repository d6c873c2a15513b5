import type { Topology } from '../src/topology/topology';
import { SHARED } from './address';
import { literal, reference } from './text';

/** The name of the cluster, for dimensions and ARNs. */
export function clusterName({ cluster }: Topology): string {
  if (cluster?.owned === false) return literal(cluster.name);
  return reference(`aws_ecs_cluster.${SHARED.cluster}`, 'name');
}
