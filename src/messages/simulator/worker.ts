import type { Queue } from '#model/topology';
import type { Copy } from './message';

/** What works off a queue in a simulation. */
export interface Worker {
  /** As it stands in traces. */
  readonly name: string;
  readonly queue: Queue;
  readonly batchSize: number;
  /** Whether one failed message leaves the rest of its batch done. */
  readonly partialFailures: boolean;
  /** Whether the filter before the consumer lets a message through; one that it does not is deleted. */
  accepts(copy: Copy): boolean;
  /** Whether a message is worked off this time; `receives` tells which time it is. */
  outcome(copy: Copy): boolean;
}
