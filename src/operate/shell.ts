import type { Task } from '@aws-sdk/client-ecs';
import { quietSdk } from '#base/aws/quiet-sdk';
import { clusterNameOf } from '#model/network';
import type { Topology } from '#model/topology';
import type { Fargate } from '#model/fargate';
import type { Trouble } from './trouble';

/** A task of a service in which a shell can be opened. */
export interface ShellTarget {
  readonly cluster: string;
  /** Its ID. */
  readonly task: string;
}

function idOf({ taskArn = '' }: Task): string {
  return taskArn.slice(taskArn.lastIndexOf('/') + 1);
}

/** The task whose ID begins with `wanted`; else the one that was started last. */
function chosen(tasks: readonly Task[], wanted: string | undefined): Task | undefined {
  if (wanted !== undefined) return tasks.find((task) => idOf(task).startsWith(wanted));
  const started = ({ startedAt }: Task) => startedAt?.getTime() ?? 0;
  return [...tasks].sort((a, b) => started(b) - started(a))[0];
}

/** Tasks that were started before `exec` was switched on have no agent for it. */
function isReady({ enableExecuteCommand = false }: Task): boolean {
  return enableExecuteCommand;
}

/** Finds a running task of a service; or says why no shell can be opened in one. */
export async function shellTarget(
  topology: Topology,
  { name, physicalName }: Fargate,
  wanted: string | undefined,
): Promise<ShellTarget | Trouble> {
  quietSdk();
  const sdk = await import('@aws-sdk/client-ecs');
  const client = new sdk.ECSClient({ region: topology.region });
  const cluster = clusterNameOf(topology.cluster!);
  try {
    const listed = new sdk.ListTasksCommand({ cluster, serviceName: physicalName, desiredStatus: 'RUNNING' });
    const { taskArns = [] } = await client.send(listed);
    const described =
      taskArns.length === 0
        ? []
        : ((await client.send(new sdk.DescribeTasksCommand({ cluster, tasks: taskArns }))).tasks ?? []);
    const task = chosen(described, wanted);
    if (!task) {
      const which = wanted === undefined ? 'no task' : `no task ${wanted}`;
      return { message: `${which} of \`${name}\` is running`, help: '`msgtopo status` shows its state' };
    }
    if (isReady(task)) return { cluster, task: idOf(task) };
    return {
      message: `task ${idOf(task)} of \`${name}\` was started without \`exec\``,
      help: 'deploy with `exec: true`, and wait until new tasks run',
    };
  } catch (failure) {
    const isGone =
      failure instanceof sdk.ClusterNotFoundException || failure instanceof sdk.ServiceNotFoundException;
    if (!isGone) throw failure;
    return { message: `\`${name}\` is not deployed`, help: '`msgtopo deploy` creates it' };
  } finally {
    client.destroy();
  }
}
