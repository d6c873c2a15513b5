import { ECS } from '../deploying/consumers/ecs';
import type { ConsumerPolicies } from './policies';
import type { Container, Fargate } from '#model/fargate';
import { furtherGrants } from '../further-grants';
import { consume, publish, readSecrets, send, writeLogs } from '../grants';
import { useStores } from '../store-grants';
import { routeLogs } from '../log-routing';
import { trustService, type Role } from '../role';
import type { Statement } from '../statement';
import { logShell, mountVolumes, openShell, protectTasks, pullImages } from '../task-grants';
import { arnOf, type PolicyWriter } from '../writer';

export function containersOf({ container, sidecars }: Fargate): Container[] {
  return [container, ...sidecars];
}

/** The role that starts tasks, beside the one that the program has. */
export function executionRoleAddress({ name }: Fargate): string {
  return `${name}_execution`;
}

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html#create_task_iam_policy_and_role */
function trustTasks(writer: PolicyWriter): Statement[] {
  return trustService('ecs-tasks.amazonaws.com', {
    ArnLike: { 'aws:SourceArn': arnOf(writer, 'ecs', '*') },
    StringEquals: { 'aws:SourceAccount': writer.account },
  });
}

/** What the program may do: its edges. */
export function taskRole(fargate: Fargate, writer: PolicyWriter): Role {
  return {
    address: fargate.name,
    trust: trustTasks(writer),
    statements: [
      ...consume(writer, fargate.queues),
      ...publish(writer, fargate.publishes),
      ...send(writer, fargate.sends),
      ...useStores(writer, fargate.stores),
      ...mountVolumes(writer, fargate.volumes),
      ...(fargate.scaling ? protectTasks(writer, writer.names.cluster()) : []),
      ...(fargate.exec ? openShell() : []),
      ...(fargate.execLogs ? logShell(writer, fargate.logGroup) : []),
      ...routeLogs(fargate, writer),
      ...furtherGrants(writer, fargate),
    ],
  };
}

/** What ECS needs to start the program, which the program itself must not have. */
export function executionRole(fargate: Fargate, writer: PolicyWriter): Role {
  const containers = containersOf(fargate);
  const keepers = [...containers, ...(fargate.logRouter ? [fargate.logRouter] : [])];
  const secrets = keepers.flatMap((keeper) => Object.values(keeper.secrets));
  const images = containers.map(({ image }) => image);
  return {
    address: executionRoleAddress(fargate),
    trust: trustTasks(writer),
    statements: [
      ...pullImages(writer, images),
      ...writeLogs(writer, [fargate.logGroup]),
      ...readSecrets(writer, secrets),
    ],
  };
}

export const fargate: ConsumerPolicies<Fargate> = {
  services: ['ecs-tasks'],
  roles: (consumer, writer) => [taskRole(consumer, writer), executionRole(consumer, writer)],
  roleNames: ({ roleNames: { task, execution } }) => [task, execution],
  doneInNetwork: (consumer, writer) => [
    ...taskRole(consumer, writer).statements,
    ...executionRole(consumer, writer).statements,
  ],
  images: (consumer) => containersOf(consumer).map(({ image }) => image),
  logs: { folder: '/ecs/', group: ({ logGroup }) => logGroup },
  encrypted: undefined,
  resourceTypes: ECS,
};
