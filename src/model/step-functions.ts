import type { Arn } from '#base/aws/arns';
import type { ConsumerBase, Lambda } from './consumer';
import type { JsonObject } from '#base/util/json';
import type { Queue } from './topology';

export type StateMachine =
  { readonly owned: true; readonly definition: JsonObject } | { readonly owned: false; readonly arn: Arn };

/** A state machine, and the pipe that starts it. */
export interface StepFunctions extends ConsumerBase {
  readonly kind: 'step-functions';
  readonly queues: readonly [Queue];
  readonly stateMachine: StateMachine;
  readonly workflow: 'standard' | 'express';
  readonly invokes: readonly Lambda[];
  readonly enrichment: Lambda | undefined;
  readonly filter: readonly JsonObject[];
  readonly inputTemplate: string | undefined;
  readonly batchSize: number;
  readonly batchWindow: number;
  readonly tracing: boolean;
}

/** With this prefix, no policy of the account's logs has to grow with each state machine. */
export function stateMachineLogs({ physicalName }: Pick<StepFunctions, 'physicalName'>): string {
  return `/aws/vendedlogs/states/${physicalName}`;
}
