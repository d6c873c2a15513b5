import { parseArn } from '#base/aws/arns';
import type { Consumer, ConsumerKind } from '#model/consumer';
import type { Topology } from '#model/topology';

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

/** How messages come from one queue to a function. */
export interface MappingCondition {
  /** By its name in the file. */
  readonly queue: string;
  /** Absent if there is no mapping, so that nothing comes. */
  readonly state: string | undefined;
  readonly reason: string | undefined;
  readonly lastResult: string | undefined;
}

export interface LambdaCondition {
  readonly kind: 'lambda';
  readonly state: string;
  readonly stateReason: string | undefined;
  readonly lastUpdate: string;
  readonly lastUpdateReason: string | undefined;
  readonly mappings: readonly MappingCondition[];
}

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

export type Condition = FargateCondition | LambdaCondition | StepFunctionsCondition;

export type OfKind<K extends ConsumerKind, Union> = Extract<Union, { readonly kind: K }>;

/** Where consumers of one kind are looked at. */
export interface Observer<K extends ConsumerKind> {
  /** `undefined` if AWS has no such consumer. */
  look(consumer: OfKind<K, Consumer>): Promise<OfKind<K, Condition> | undefined>;
  close(): void;
}

/** Names are looked for with whatever credentials there are; in an account that is not the topology's, nothing is found. */
export function isInAccount(arn: string | undefined, { account }: Topology): boolean {
  return account === undefined || arn === undefined || parseArn(arn)?.account === account;
}
