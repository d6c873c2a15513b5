import type { Stored } from '#messages/queue/queue-store';

export interface LocalAttribute {
  readonly DataType: string;
  readonly StringValue?: string | undefined;
  readonly BinaryValue?: Uint8Array | undefined;
}

export type LocalAttributes = Readonly<Record<string, LocalAttribute>>;

export const NO_ATTRIBUTES: LocalAttributes = {};

/** A message in a queue. Times are milliseconds since 1970. */
export interface LocalMessage extends Stored {
  readonly id: string;
  /** The identifier of what was published or sent in the first place. */
  readonly origin: string;
  readonly body: string;
  readonly attributes: LocalAttributes;
  readonly groupId: string | undefined;
  readonly deduplicationId: string | undefined;
  readonly sequence: string | undefined;
  readonly sentAt: number;
  readonly traceHeader: string | undefined;
  /** The queue that gave it up, if it is a dead letter. */
  readonly deadFrom: string | undefined;
  firstReceivedAt: number | undefined;
  /** What the latest receipt handle has of its own; handles before it stay good for a standard queue. */
  receipt: number;
}
