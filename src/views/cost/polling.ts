import { SQS_CALL } from '#base/aws/calls';
import { HOURS, type Polling } from '#model/kinds/cost';
import type { Traffic } from '#model/traffic';

const SECONDS = HOURS * 3600;

export interface Receiving {
  /** Calls that bring messages, and those that come back empty. */
  readonly receives: number;
  readonly empty: number;
  /** Messages in one call. */
  readonly perReceive: number;
  /** Batches that are passed to the consumer. */
  readonly batches: number;
}

/** What arrives together, or within a second of each other, is received together; arrivals are random. */
export function receiving({ messages }: Traffic, { pollers, wait, batch, window }: Polling): Receiving {
  const rate = messages / SECONDS;
  const together = Math.max(1, Math.min(rate * Math.max(window, 1), batch));
  const perReceive = Math.min(together, SQS_CALL.messages);
  const interval = Math.max(wait, 1);
  const isEmpty = Math.exp((-rate * interval) / pollers);
  return {
    receives: messages / perReceive,
    empty: ((pollers * SECONDS) / interval) * isEmpty,
    perReceive,
    batches: messages / together,
  };
}
