import type { Consumer } from '#model/consumer';
import type { Traffic } from '#model/traffic';

/** What a topology does not say of the work on a message. */
export interface Work {
  readonly secondsPerMessage: number;
  /** What whoever works on a message writes about it into its log. */
  readonly logBytesPerMessage: number;
}

/** How many tasks of consumers that scale run on average, where that is known. */
export type AverageTasks = ReadonlyMap<Consumer, number>;

/** The same, with what the topology says. */
export interface Load extends Work {
  readonly logDays: number;
  readonly tasks: AverageTasks;
}

const GB = 2 ** 30;

/** For what is charged by the GB. */
export function gigabytes({ messages, size }: Traffic): number {
  return (messages * size) / GB;
}
