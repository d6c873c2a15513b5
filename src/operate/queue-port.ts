/** An attribute of a message, as SQS writes it. */
export interface MessageAttribute {
  readonly DataType: string;
  readonly StringValue?: string;
  readonly BinaryValue?: Uint8Array;
}

/** A message that is hidden from other receivers until it is released, deleted, or its time is over. */
export interface HeldMessage {
  readonly id: string;
  /** What SQS wants to see for deleting or releasing it. */
  readonly receipt: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, MessageAttribute>>;
  readonly groupId: string | undefined;
  readonly deduplicationId: string | undefined;
  readonly traceHeader: string | undefined;
  /** Milliseconds since 1970. */
  readonly sentAt: number;
  readonly receiveCount: number;
  /** The queue that SQS moved it from; absent if somebody sent it here. */
  readonly sourceArn: string | undefined;
}

export interface Depth {
  readonly waiting: number;
  readonly inFlight: number;
  readonly delayed: number;
}

export interface Hold {
  /** At most this many, and never more than `SQS_CALL.messages`. */
  readonly most: number;
  readonly hideSeconds: number;
  /** How long to wait if there is none yet. */
  readonly waitSeconds: number;
}

export interface Sending {
  /** Of each message that was taken, by its id here, the id that it has there. */
  readonly sent: ReadonlyMap<string, string>;
  /** Of each that was not, why. */
  readonly refused: ReadonlyMap<string, string>;
}

/** One queue, as far as operations need it. */
export interface QueuePort {
  depth(): Promise<Depth>;
  hold(hold: Hold): Promise<readonly HeldMessage[]>;
  /** Sends copies, in this order and at most `SQS_CALL.messages` of them, with all that belongs to them. */
  send(messages: readonly HeldMessage[]): Promise<Sending>;
  /** Deletes at most `SQS_CALL.messages`; gives the ids of those that are still there. */
  remove(messages: readonly HeldMessage[]): Promise<readonly string[]>;
  /** Shows at most `SQS_CALL.messages` to other receivers again. */
  release(messages: readonly HeldMessage[]): Promise<void>;
  purge(): Promise<void>;
}
