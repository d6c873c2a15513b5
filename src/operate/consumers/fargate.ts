import type { Service } from '@aws-sdk/client-ecs';
import { quietSdk } from '#base/aws/quiet-sdk';
import { clusterNameOf } from '#model/network';
import type { Topology } from '#model/topology';
import { isInAccount, type FargateCondition, type Observer } from './condition';

export function fargateCondition({
  runningCount: running = 0,
  pendingCount: pending = 0,
  desiredCount: desired = 0,
  deployments = [],
  events = [],
}: Service): FargateCondition {
  const primary = deployments.find(({ status }) => status === 'PRIMARY');
  return {
    kind: 'fargate',
    running,
    pending,
    desired,
    rollout: primary?.rolloutState,
    rolloutReason: primary?.rolloutStateReason,
    // The newest comes first.
    lastEvent: running < desired ? events[0]?.message : undefined,
  };
}

/** Loads the SDK when it is called. */
export async function openFargate(topology: Topology): Promise<Observer<'fargate'>> {
  quietSdk();
  const sdk = await import('@aws-sdk/client-ecs');
  const client = new sdk.ECSClient({ region: topology.region });
  const cluster = clusterNameOf(topology.cluster!);

  async function find(name: string): Promise<Service | undefined> {
    try {
      const { services = [] } = await client.send(
        new sdk.DescribeServicesCommand({ cluster, services: [name] }),
      );
      return services[0];
    } catch (failure) {
      if (failure instanceof sdk.ClusterNotFoundException) return undefined;
      throw failure;
    }
  }

  return {
    async look({ physicalName }) {
      const service = await find(physicalName);
      // ECS remembers services for a while after they are gone.
      const isThere = service?.status !== 'INACTIVE' && isInAccount(service?.serviceArn, topology);
      return service && isThere ? fargateCondition(service) : undefined;
    },
    close: () => client.destroy(),
  };
}
