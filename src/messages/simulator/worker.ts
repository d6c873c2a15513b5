import type { Queue } from '#model/topology';
import type { Copy, Outgoing } from './message';

/** What a consumer sends to a queue when it has processed a message. */
export interface Sending {
  readonly queue: Queue;
  readonly message: Outgoing;
}

/** What a consumer does with a message. */
export interface Work {
  /** Whether a message is processed this time; `receives` tells which time it is. */
  outcome(copy: Pick<Copy, 'body' | 'receives'>): boolean;
  sends(copy: Pick<Copy, 'body'>): readonly Sending[];
}

/** What processes the messages of a queue in a simulation. */
export interface Worker extends Work {
  /** As it stands in traces. */
  readonly name: string;
  readonly queue: Queue;
  readonly batchSize: number;
  /** Whether one failed message leaves the rest of its batch done. */
  readonly partialFailures: boolean;
  /** Whether the filter before the consumer lets a message through; one that it does not is deleted. */
  accepts(copy: Copy): boolean;
  /** Whether messages are deleted as soon as work on them has started, so that none that fails comes back. */
  readonly startsOnly: boolean;
}
