import type { Path } from '#base/diagnostics/path';
import type { Topology } from './topology';
import type { Notify } from './oversight';

/** An environment, as far as others have to know of it. */
export interface Place {
  readonly environment: string;
  /** Absent if the file does not say. */
  readonly account: string | undefined;
}

export interface Target extends Place {
  /** Whether a person has to agree to its plan. */
  readonly approved: boolean;
}

export type Connection =
  { readonly kind: 'given'; readonly arn: string } | { readonly kind: 'made'; readonly provider: string };

/** How what is merged gets into the environments. The same in each that has to do with it. */
export interface Pipeline {
  readonly path: Path;
  /** Where it stands. */
  readonly home: Place;
  readonly repository: string;
  readonly branch: string;
  readonly connection: Connection;
  /** The topology, as seen from the top of the repository. */
  readonly file: string;
  readonly build: readonly string[];
  /** What is deployed, in order. */
  readonly targets: readonly Target[];
  /** Who hears that a plan waits for somebody to agree. */
  readonly notify: Notify | undefined;
}

/** What is done in an environment, each by a role of its own. */
export const DELIVERY_TASKS = ['plan', 'deploy'] as const;

export type DeliveryTask = (typeof DELIVERY_TASKS)[number];

const DONE: Readonly<Record<DeliveryTask, string>> = { plan: 'Plans', deploy: 'Deploys' };

/** What a task does, for whoever finds it in AWS. */
export function taskWords(topology: string, { environment }: Place, task: DeliveryTask): string {
  return `${DONE[task]} the environment ${environment} of ${topology}`;
}

/** Whether the pipeline itself stands in this environment. */
export function isHome({ pipeline, environment }: Topology): boolean {
  return pipeline?.home.environment === environment;
}

/** This environment as the pipeline sees it; `undefined` if it deploys others alone. */
export function targetOf({ pipeline, environment }: Topology): Target | undefined {
  return pipeline?.targets.find((target) => target.environment === environment);
}

/*
 * Roles have a path of their own, so that a role that may write those of a topology, `shop-prod-*`, never may write
 * itself. Their names are known beforehand, since one side trusts the other across stacks, and across accounts.
 */

export const DELIVERY_ROLES = '/delivery/';

/** The role of an environment: what may be done there. */
export function taskRoleName(topology: string, { environment }: Place, task: DeliveryTask): string {
  return `${topology}-${environment}-${task}`;
}

/** The role of the job that takes on the former. */
export function jobRoleName(topology: string, target: Place, task: DeliveryTask): string {
  return `${taskRoleName(topology, target, task)}-job`;
}

/** What the job is called in Terraform that proves the topology. */
export const PROVE_JOB = 'prove';

/** And the job of a task; with `_`, which no environment has in its name. */
export function jobAddress({ environment }: Place, task: DeliveryTask): string {
  return `${task}_${environment}`;
}
