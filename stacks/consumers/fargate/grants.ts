import type { Container, Fargate } from '#model/fargate';
import type { StackContext } from '../../context';
import { consume, publish, readSecrets, useStores, writeLogs } from '../../grants';
import type { Statement } from '../../policy';
import { routeLogs } from './log-routing';
import { clusterName } from '../../references';
import { mountVolumes, openShell, protectTasks, pullImages } from '../../task-grants';

export function containersOf({ container, sidecars }: Fargate): Container[] {
  return [container, ...sidecars];
}

/** What the program may do: its edges. */
export function taskStatements(fargate: Fargate, context: StackContext): Statement[] {
  return [
    ...consume(context, fargate.queues),
    ...publish(context, fargate.publishes),
    ...useStores(context, fargate.stores),
    ...mountVolumes(context, fargate.volumes),
    ...(fargate.scaling ? protectTasks(context, clusterName(context)) : []),
    ...(fargate.exec ? openShell() : []),
    ...routeLogs(fargate, context),
  ];
}

/** What ECS needs to start the program, which the program itself must not have. */
export function executionStatements(fargate: Fargate, context: StackContext): Statement[] {
  const containers = containersOf(fargate);
  const keepers = [...containers, ...(fargate.logRouter ? [fargate.logRouter] : [])];
  const secrets = keepers.flatMap((keeper) => Object.values(keeper.secrets));
  return [
    ...pullImages(
      context,
      containers.map(({ image }) => image),
    ),
    ...writeLogs(context, [fargate.logGroup]),
    ...readSecrets(context, secrets),
  ];
}
