import type { Json } from '#base/util/json';

/** The value of a message attribute: text, a number, a list, or a data type and a value as text. */
export type AttributeValue =
  string | number | (string | number | boolean | null)[] | { readonly type: string; readonly value: string };

export interface FlowMessage {
  /** Text as it is, anything else as JSON. */
  readonly body?: Json | undefined;
  readonly attributes?: Readonly<Record<string, AttributeValue>> | undefined;
  readonly subject?: string | undefined;
  readonly group?: string | undefined;
  readonly deduplicationId?: string | undefined;
}

interface FromFile extends FlowMessage {
  /** A file with one message on each line, relative to the file of the flow, instead of `body`. */
  readonly file?: string | undefined;
}

export interface FlowPublish extends FromFile {
  readonly topic: string;
}

export interface FlowSend extends FromFile {
  readonly queue: string;
}

/** What a consumer sends to a queue for each message that it processes; without a body, the one that it received. */
export interface FlowOnward extends Omit<FlowMessage, 'subject'> {
  readonly queue: string;
}

/** What a consumer does in a flow: how often and on which bodies it fails, and what it sends on. */
export type Behaviour =
  | 'succeed'
  | 'fail'
  | 'off'
  | {
      readonly failures?: number | undefined;
      readonly bodies?: readonly Json[] | undefined;
      readonly sends?: readonly FlowOnward[] | undefined;
    };

type Counts = Readonly<Record<string, number>>;

/** What must have happened; the JSON Schema says what each key means. */
export interface Expectations {
  readonly delivered?: readonly string[] | undefined;
  readonly filtered?: readonly string[] | Readonly<Record<string, string>> | undefined;
  readonly consumed?: Counts | undefined;
  readonly waiting?: Counts | undefined;
  readonly dead?: Counts | undefined;
  readonly expired?: Counts | undefined;
  readonly discarded?: Counts | undefined;
  readonly refused?: number | undefined;
  readonly attempts?: number | Counts | undefined;
  readonly order?: Readonly<Record<string, readonly Json[]>> | undefined;
  readonly body?: Readonly<Record<string, Json>> | undefined;
}

/** A test of what happens to messages, as written: what it names is looked up when it runs. */
export interface WrittenFlow {
  readonly name: string;
  readonly publish?: FlowPublish | readonly FlowPublish[] | undefined;
  readonly send?: FlowSend | readonly FlowSend[] | undefined;
  readonly consumer?: Readonly<Record<string, Behaviour>> | undefined;
  /** A duration such as `5m`, or seconds. */
  readonly wait?: number | string | undefined;
  readonly seed: number;
  readonly expect?: Expectations | undefined;
}
