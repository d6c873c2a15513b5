import type { Service } from '@aws-sdk/client-ecs';
import { quietSdk } from '#base/aws/quiet-sdk';
import { clusterNameOf } from '#model/network';
import type { Topology } from '#model/topology';
import type { Fargate } from '#model/fargate';
import { plural } from '#base/util/text';
import { isInAccount, type Observer, type Operated, type Words } from './condition';
import { containerLogs } from './containers';
import { because } from './words';

/** An ECS service and the rollout of what was deployed last. */
export interface FargateCondition {
  readonly kind: 'fargate';
  readonly running: number;
  readonly pending: number;
  readonly desired: number;
  /** `COMPLETED`, `IN_PROGRESS` or `FAILED`; absent if ECS names none. */
  readonly rollout: string | undefined;
  readonly rolloutReason: string | undefined;
  /** What ECS said last, if fewer tasks run than should. */
  readonly lastEvent: string | undefined;
}

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

async function open(topology: Topology): Promise<Observer<Fargate, FargateCondition>> {
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

const ROLLOUTS: Readonly<Record<string, string>> = {
  IN_PROGRESS: 'rollout in progress',
  FAILED: 'rollout failed',
};

function words({ running, pending, desired, rollout = '', ...said }: FargateCondition): Words {
  const tasks = `${running} of ${plural(desired, 'task')}${pending > 0 ? `, ${pending} starting` : ''}`;
  const rolling = ROLLOUTS[rollout];
  return {
    state: rolling === undefined ? tasks : `${tasks}; ${rolling}`,
    complaints: [
      ...(rollout === 'FAILED' ? [because('the rollout failed', said.rolloutReason)] : []),
      ...(said.lastEvent === undefined ? [] : [said.lastEvent]),
    ],
  };
}

export const fargate: Operated<Fargate, FargateCondition> = {
  open,
  words,
  logs: containerLogs,
  shell: (service) => service,
};
