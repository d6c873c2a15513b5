import { addressOf } from '#model/address';
import { fargates } from '#model/topology';
import { SHARED } from '#model/shared';
import { nameResource } from '../address';
import { Construct, EcsCluster, EcsClusterCapacityProviders } from '../cdktf';
import type { StackContext } from '../context';
import { literal, reference, tagSettings } from '../text';

/** The cluster of all Fargate consumers. Container Insights counts their running tasks, which scaling goes by. */
export class Cluster extends Construct {
  constructor(scope: Construct, physicalName: string, { topology }: StackContext) {
    super(scope, 'cluster');
    const cluster = new EcsCluster(this, 'resource', {
      name: literal(physicalName),
      setting: [{ name: 'containerInsights', value: 'enabled' }],
      ...tagSettings(topology.tags),
    });
    nameResource(cluster, SHARED.cluster);
    if (!fargates(topology).some(({ spot }) => spot)) return;
    const providers = new EcsClusterCapacityProviders(this, 'capacity', {
      clusterName: reference(addressOf(SHARED.cluster, 'cluster'), 'name'),
      capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
    });
    nameResource(providers, SHARED.cluster);
  }
}
