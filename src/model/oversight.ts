import type { Path } from '#base/diagnostics/path';
import type { Topic } from './topology';

/* What watches over a topology: alarms, the record of calls, the budget. */

/** Who hears of alarms. */
export type Notify =
  | { readonly kind: 'topic'; readonly topic: Topic }
  | { readonly kind: 'arn'; readonly arn: string }
  | { readonly kind: 'email'; readonly address: string };

export interface Monitoring {
  readonly path: Path;
  readonly notify: Notify | undefined;
  readonly alarms: {
    readonly deadLetters: boolean;
    /** Seconds; `undefined` if each queue has its own, by its numbers. */
    readonly oldestMessage: number | false | undefined;
    readonly failedDeliveries: boolean;
    readonly unreadableMessages: boolean;
    readonly consumerErrors: boolean;
    readonly tooFewTasks: boolean;
    /** Names of standard queues whose message groups are tenants. */
    readonly fairQueues: readonly string[];
  };
  readonly dashboard: boolean;
}

/** A record of every call on topics and queues. */
export interface Trail {
  readonly path: Path;
  /** A bucket that somebody else owns; absent if one is made. */
  readonly bucket: string | undefined;
  readonly retentionDays: number;
}

export interface Budget {
  /** US dollars a month. */
  readonly monthly: number;
  readonly notify: Notify;
  /** What everything that counts carries. */
  readonly tag: { readonly key: string; readonly value: string };
}
