import { addressOf } from '#model/address';
import { fargates } from '#model/topology';
import { SHARED } from '#model/shared';
import { nameResource } from '../../address';
import { Construct, DataAwsEcsCluster, EcsCluster, EcsClusterCapacityProviders } from '../../cdktf';
import type { StackContext } from '../../context';
import { expression, literal, reference, tagSettings } from '../../text';

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

const INSIGHTS_ARE_ON =
  'anytrue([for setting in self.setting : setting.name == "containerInsights" && setting.value != "disabled"])';

/**
 * A cluster that exists, looked up where services scale: without Container Insights their alarms hear nothing of tasks, so
 * a plan fails. https://developer.hashicorp.com/terraform/language/expressions/custom-conditions
 */
export class ForeignCluster extends Construct {
  constructor(scope: Construct, name: string) {
    super(scope, 'cluster');
    const data = new DataAwsEcsCluster(this, 'data', { clusterName: literal(name) });
    data.lifecycle = {
      postcondition: [
        {
          condition: expression(INSIGHTS_ARE_ON),
          errorMessage: literal(
            `Container Insights are off in the cluster ${name}, and scaling counts tasks with them: run ` +
              `aws ecs update-cluster-settings --cluster ${name} --settings name=containerInsights,value=enabled`,
          ),
        },
      ],
    };
    nameResource(data, SHARED.cluster);
  }
}
