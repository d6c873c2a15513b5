import type { FargateCpu } from '#base/aws/limits';
import type { ConsumerBase, Secrets, Variables } from './consumer';
import type { JsonObject } from '#base/util/json';
import type { Links } from './injected';
import type { InNetwork } from './network';

export interface HealthCheck {
  readonly command: readonly string[];
  readonly interval: number;
  readonly timeout: number;
  readonly retries: number;
  readonly startPeriod: number;
}

export interface Port {
  readonly port: number;
  readonly protocol: 'tcp' | 'udp';
}

export interface Ulimit {
  readonly name: string;
  readonly soft: number;
  readonly hard: number;
}

export interface Restart {
  readonly ignoredExitCodes: readonly number[];
  /** Seconds that it must run before it is started again once more. */
  readonly resetAfter: number;
}

export type StartCondition = 'start' | 'complete' | 'success' | 'healthy';

/** One container of a task. */
export interface Container {
  readonly name: string;
  readonly image: string;
  readonly essential: boolean;
  readonly command: readonly string[] | undefined;
  readonly entryPoint: readonly string[] | undefined;
  readonly environment: Variables;
  readonly links: Links;
  readonly secrets: Secrets;
  readonly ports: readonly Port[];
  readonly ulimits: readonly Ulimit[];
  /** How it is started again inside of its task, if it is. */
  readonly restart: Restart | undefined;
  /** What has to be so with other containers before it starts. */
  readonly dependsOn: Readonly<Record<string, StartCondition>>;
  readonly healthCheck: HealthCheck | undefined;
  readonly user: string;
  readonly readonlyRootFilesystem: boolean;
  readonly writable: readonly string[];
}

export interface Volume {
  readonly name: string;
  readonly fileSystem: string;
  readonly accessPoint: string;
  readonly securityGroup: string;
  readonly path: string;
  readonly readOnly: boolean;
}

export interface ScheduledBounds {
  readonly expression: string;
  readonly timezone: string | undefined;
  readonly min: number | undefined;
  readonly max: number | undefined;
}

/** What the number of tasks follows; times are seconds. */
export type ScalingGoal =
  | {
      readonly kind: 'latency';
      readonly target: number;
      readonly processingTime: number;
      /** Messages that a task processes at once. */
      readonly concurrency: number;
    }
  | { readonly kind: 'backlog'; readonly perTask: number };

export interface Scaling {
  readonly min: number;
  readonly max: number;
  readonly goal: ScalingGoal;
  readonly idleMinutes: number;
  readonly schedule: readonly ScheduledBounds[];
}

/** Whether there are times without a task, so that something has to start the first one. */
export function mayHaveNoTask(scaling: Scaling): boolean {
  return fewestTasks(scaling) === 0;
}

/** What scales: an alarm each, with a policy that it invokes. */
export type ScalingLoop = 'catch-up' | 'keep-up' | 'scale-in' | 'sleep';

/** How fast messages begin to wait is known only where somebody said how long one takes. */
export function scalingLoops(scaling: Scaling): ScalingLoop[] {
  return [
    'catch-up',
    ...(scaling.goal.kind === 'latency' ? (['keep-up'] as const) : []),
    'scale-in',
    ...(mayHaveNoTask(scaling) ? (['sleep'] as const) : []),
  ];
}

/** The most tasks that there may be at any time. */
export function mostTasks({ max, schedule }: Scaling): number {
  return Math.max(max, ...schedule.map((bounds) => bounds.max ?? 0));
}

/** The fewest tasks that there may be at any time. */
export function fewestTasks({ min, schedule }: Scaling): number {
  return Math.min(min, ...schedule.map((bounds) => bounds.min ?? min));
}

export interface Deployment {
  readonly minHealthyPercent: number;
  readonly maxPercent: number;
  readonly rollbackAlarms: readonly string[];
  /** Whether ECS moves tasks between zones when they stand unevenly; as AWS does by default if absent. */
  readonly zoneRebalancing: boolean | undefined;
}

/** The sidecar that takes the logs of all other containers, and where it sends them. */
export interface LogRouter {
  readonly sidecar: string;
  readonly type: 'fluentbit' | 'fluentd';
  readonly options: Variables;
  readonly secrets: Secrets;
  readonly config: string | undefined;
}

export interface Fargate extends ConsumerBase, InNetwork {
  readonly kind: 'fargate';
  readonly container: Container;
  readonly sidecars: readonly Container[];
  readonly logRouter: LogRouter | undefined;
  readonly pinDigest: boolean;
  readonly cpu: FargateCpu;
  readonly memory: number;
  readonly architecture: 'x86_64' | 'arm64';
  readonly ephemeralStorage: number | undefined;
  /** Without scaling. */
  readonly count: number;
  readonly scaling: Scaling | undefined;
  readonly spot: { readonly base: number; readonly percent: number } | undefined;
  readonly stopTimeout: number;
  readonly volumes: readonly Volume[];
  readonly exec: boolean;
  /** Whether what is typed in a shell goes to the log. */
  readonly execLogs: boolean;
  /** Whose variables it gets too. */
  readonly compatibility: 'copilot' | undefined;
  readonly deployment: Deployment;
  readonly logGroup: string;
  readonly logStreamPrefix: string;
  readonly roleNames: { readonly task: string | undefined; readonly execution: string | undefined };
  readonly override: { readonly container: JsonObject; readonly taskDefinition: JsonObject };
}
