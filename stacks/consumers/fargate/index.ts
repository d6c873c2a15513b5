import { roleRulesOf } from '#model/roles';
import { addressOf } from '#model/address';
import type { Fargate as FargateElement } from '#model/fargate';
import type { Role } from '#policies/role';
import { executionRole, executionRoleAddress, taskRole } from '#policies/consumers/fargate';
import { SHARED } from '#model/shared';
import { nameResource } from '../../address';
import { CloudwatchLogGroup, Construct, EcsService } from '../../cdktf';
import { ServiceRole } from '../../constructs/service-role';
import type { StackContext } from '../../context';
import { logSettings } from '../../logs';
import { networkPrerequisites, type Prerequisite } from '../../network/prerequisites';
import { networkOf, subnetIds } from '../../network/references';
import { SecurityGroup, securityGroupIds } from '../../network/security-group';
import { clusterReference } from '../../references';
import { literal, literalAll, reference, tagSettings } from '../../text';
import { Scaling } from './scaling';
import { TaskDefinition } from './task-definition';

/** A service whose tasks read the queues, with all that it runs on. */
export class Fargate extends Construct {
  constructor(scope: Construct, fargate: FargateElement, context: StackContext) {
    super(scope, `fargate-${fargate.name}`);
    const { name, tags, roleNames, scaling, logGroup } = fargate;
    const logs = new CloudwatchLogGroup(this, 'logs', {
      name: literal(logGroup),
      ...logSettings(context),
      ...tagSettings(tags),
    });
    nameResource(logs, name);
    const addRole = (role: Role, exact: string | undefined, what: string) =>
      new ServiceRole(this, {
        role,
        name: exact === undefined ? { prefix: `${fargate.physicalName}-` } : { exact },
        rules: roleRulesOf(context.topology, fargate),
        description: `What ${what} of ${name} may do`,
        tags,
      });
    addRole(taskRole(fargate, context), roleNames.task, 'the tasks');
    addRole(executionRole(fargate, context), roleNames.execution, 'the start');
    new TaskDefinition(this, fargate, context);
    const group = new SecurityGroup(this, fargate, context);
    this.addService(fargate, context, networkPrerequisites(group, context));
    if (scaling) new Scaling(this, fargate, scaling, context);
  }

  private addService(fargate: FargateElement, context: StackContext, reachable: Prerequisite[]): void {
    const { name, physicalName, scaling, count, deployment, exec, tags } = fargate;
    const service = new EcsService(this, 'service', {
      name: literal(physicalName),
      cluster: clusterReference(context),
      taskDefinition: reference(addressOf(name, 'task-definition'), 'arn'),
      desiredCount: scaling ? scaling.min : count,
      ...capacitySettings(fargate),
      platformVersion: 'LATEST',
      networkConfiguration: {
        subnets: subnetIds(context.topology),
        securityGroups: securityGroupIds(fargate),
        assignPublicIp: networkOf(context.topology).publicIp,
      },
      deploymentCircuitBreaker: { enable: true, rollback: true },
      ...alarmSettings(fargate),
      deploymentMinimumHealthyPercent: deployment.minHealthyPercent,
      deploymentMaximumPercent: deployment.maxPercent,
      ...(deployment.zoneRebalancing === undefined
        ? {}
        : { availabilityZoneRebalancing: deployment.zoneRebalancing ? 'ENABLED' : 'DISABLED' }),
      enableExecuteCommand: exec,
      enableEcsManagedTags: true,
      propagateTags: 'SERVICE',
      ...(scaling ? { lifecycle: { ignoreChanges: ['desired_count'] } } : {}),
      ...tagSettings(tags),
    });
    nameResource(service, name);
    // Not by the constructor, which makes tokens of addresses: they say the same, and take longer.
    service.dependsOn = [...grantsOf(fargate), ...capacityOf(fargate, context), ...reachable].map(
      ({ fqn }) => fqn,
    );
  }
}

/** A task that starts before its roles may do anything would fail. */
function grantsOf(fargate: FargateElement): Prerequisite[] {
  const roles = [fargate.name, executionRoleAddress(fargate)];
  return roles.map((role) => ({ fqn: addressOf(role, 'role-policy') }));
}

/** ECS refuses a service on Spot while the cluster has no Spot, and takes it from no cluster with such a service. */
function capacityOf({ spot, stack }: FargateElement, context: StackContext): Prerequisite[] {
  const isHere = context.topology.cluster?.owned && stack === undefined;
  return spot && isHere ? [{ fqn: addressOf(SHARED.cluster, 'capacity-providers') }] : [];
}

function capacitySettings({ spot }: FargateElement) {
  if (!spot) return { launchType: 'FARGATE' };
  return {
    capacityProviderStrategy: [
      { capacityProvider: 'FARGATE', base: spot.base, weight: 100 - spot.percent },
      { capacityProvider: 'FARGATE_SPOT', base: 0, weight: spot.percent },
    ],
  };
}

function alarmSettings({ deployment }: FargateElement) {
  const { rollbackAlarms } = deployment;
  if (rollbackAlarms.length === 0) return {};
  return { alarms: { enable: true, rollback: true, alarmNames: literalAll(rollbackAlarms) } };
}
