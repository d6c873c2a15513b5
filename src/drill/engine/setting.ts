import type { QueueSettings } from './service/queue';

/** How many messages come in a second, on average or exactly. */
export type Load = (second: number) => number;

export interface QueueLoad extends QueueSettings {
  /** Seconds until a message that is sent can be received. */
  readonly delivery: number;
  readonly load: Load;
  /** Messages that come at once beside it. */
  readonly burst: { readonly at: number; readonly messages: number } | undefined;
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

/** A load, and how CloudWatch sees it. */
export interface Setting {
  readonly seconds: number;
  readonly seed: number;
  readonly queues: readonly QueueLoad[];
  readonly reporting: Reporting;
  /** Seconds after each full minute at which alarms are evaluated. */
  readonly phase: number;
  /** Points that alarms look at beyond their evaluation periods. */
  readonly extraPoints: number;
  /** The minute of the week at which the run starts: 0 is Monday, midnight. */
  readonly startMinute: number;
}
