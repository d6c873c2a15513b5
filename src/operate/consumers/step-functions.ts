import type { DescribePipeResponse } from '@aws-sdk/client-pipes';
import type { ListExecutionsOutput } from '@aws-sdk/client-sfn';
import { quietSdk } from '#base/aws/quiet-sdk';
import type { Topology } from '#model/topology';
import { isInAccount, type Executions, type Observer } from './condition';

/** The most that AWS lists at once: https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListExecutions.html */
const COUNTED = 1000;

export function executionsOf(running: ListExecutionsOutput, failed: ListExecutionsOutput): Executions {
  const last = failed.executions?.[0];
  return {
    running: running.executions?.length ?? 0,
    isMore: running.nextToken !== undefined,
    lastFailure: last && { name: last.name!, at: last.stopDate ?? last.startDate! },
  };
}

/** Loads the SDK when it is called. */
export async function openStepFunctions(topology: Topology): Promise<Observer<'step-functions'>> {
  quietSdk();
  const pipes = await import('@aws-sdk/client-pipes');
  const sfn = await import('@aws-sdk/client-sfn');
  const pipesClient = new pipes.PipesClient({ region: topology.region });
  const sfnClient = new sfn.SFNClient({ region: topology.region });

  async function find(Name: string): Promise<DescribePipeResponse | undefined> {
    try {
      return await pipesClient.send(new pipes.DescribePipeCommand({ Name }));
    } catch (failure) {
      if (failure instanceof pipes.NotFoundException) return undefined;
      throw failure;
    }
  }

  async function executions(stateMachineArn: string): Promise<Executions> {
    const list = (statusFilter: 'RUNNING' | 'FAILED', maxResults: number) =>
      sfnClient.send(new sfn.ListExecutionsCommand({ stateMachineArn, statusFilter, maxResults }));
    // The newest comes first.
    return executionsOf(...(await Promise.all([list('RUNNING', COUNTED), list('FAILED', 1)])));
  }

  return {
    async look({ physicalName, workflow }) {
      const pipe = await find(physicalName);
      if (!pipe || !isInAccount(pipe.Arn, topology)) return undefined;
      return {
        kind: 'step-functions',
        pipe: pipe.CurrentState!,
        pipeReason: pipe.StateReason,
        executions: workflow === 'express' ? undefined : await executions(pipe.Target!),
      };
    },
    close() {
      pipesClient.destroy();
      sfnClient.destroy();
    },
  };
}
