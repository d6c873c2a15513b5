import type { DescribePipeResponse } from '@aws-sdk/client-pipes';
import type { ListExecutionsOutput } from '@aws-sdk/client-sfn';
import { quietSdk } from '#base/aws/quiet-sdk';
import type { Topology } from '#model/topology';
import { stateMachineLogs, type StepFunctions } from '#model/step-functions';
import { age } from '../age';
import {
  foreignLogs,
  isInAccount,
  withoutContainers,
  type Observer,
  type Operated,
  type Words,
} from './condition';
import { because, spoken } from './words';

/** A pipe, and the executions that it started. */
export interface StepFunctionsCondition {
  readonly kind: 'step-functions';
  readonly pipe: string;
  readonly pipeReason: string | undefined;
  /** Absent for express workflows, of which AWS keeps no list. */
  readonly executions: Executions | undefined;
}

export interface Executions {
  readonly running: number;
  /** Whether there are more running than were counted. */
  readonly isMore: boolean;
  readonly lastFailure: { readonly name: string; readonly at: Date } | undefined;
}

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

async function open(topology: Topology): Promise<Observer<StepFunctions, StepFunctionsCondition>> {
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

function words(condition: StepFunctionsCondition, at: Date): Words {
  const { pipe, pipeReason, executions } = condition;
  const lastFailure = executions?.lastFailure;
  const parts = [
    `pipe ${spoken(pipe)}`,
    ...(executions ? [`${executions.running}${executions.isMore ? ' or more' : ''} executing`] : []),
    ...(lastFailure ? [`one failed ${age((at.getTime() - lastFailure.at.getTime()) / 1000)} ago`] : []),
  ];
  const complaints = pipe === 'RUNNING' ? [] : [because(`its pipe is ${spoken(pipe)}`, pipeReason)];
  return { state: parts.join('; '), complaints };
}

export const stepFunctions: Operated<StepFunctions, StepFunctionsCondition> = {
  open,
  words,
  logs: (consumer, container) =>
    withoutContainers(
      consumer,
      container,
      consumer.stateMachine.owned ? { group: stateMachineLogs(consumer) } : foreignLogs(consumer),
    ),
};
