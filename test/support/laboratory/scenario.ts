import type { Delay, Outage } from './cloudwatch/metrics';
import type { ServiceSettings } from './service/service';
import type { QueueSettings } from './service/queue';

/** How many messages come in a second, on average or exactly. */
export type Load = (second: number) => number;

export interface QueueLoad extends QueueSettings {
  readonly load: Load;
  /** Whether they come by chance around the load, as most do, or exactly. */
  readonly exact: boolean;
  /** Seconds since anybody used it before the run. */
  readonly idleBefore: number;
}

/** What CloudWatch hears of a queue that is quiet. */
export interface Reporting {
  /** Whether counts of nothing, and nothing in flight, are points. SQS documents that they may be missing. */
  readonly zeros: boolean;
  /** The same of the tasks of a service that has none. */
  readonly noTasks: boolean;
}

/** A load, a service, and what goes wrong. */
export interface Scenario extends ServiceSettings {
  readonly seconds: number;
  readonly seed: number;
  readonly queues: readonly QueueLoad[];
  readonly delay: Delay;
  readonly outages: readonly Outage[];
  readonly reporting: Reporting;
  /** Seconds after each full minute at which alarms are evaluated. */
  readonly phase: number;
  /** Points that alarms look at beyond their evaluation periods. */
  readonly extraPoints: number;
  /** Tasks at the start; absent as Terraform says. */
  readonly initial: number | undefined;
  /** Seconds at which a new version is deployed. */
  readonly deploys: readonly number[];
}
