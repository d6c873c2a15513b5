import { nameIn } from '#base/aws/arns';
import type { Json, JsonObject } from '#base/util/json';
import type { Tags } from '#model/element';

/*
 * What lives in AWS, whichever source told of it. Values are those of AWS: seconds, bytes, ARNs. What a source does not
 * tell has the default of AWS, since that is what AWS has then.
 */

/** A setting that the language has no key for, so that Terraform must be told to leave it alone. */
export interface Kept {
  /** The argument of the Terraform resource. */
  readonly argument: string;
  /** For people. */
  readonly words: string;
  readonly value: string;
}

interface Found {
  readonly arn: string;
  /** What manages it now, in the words of its source: a Terraform address, a logical id. */
  readonly origin: readonly string[];
  readonly kept: readonly Kept[];
}

export interface LiveTopic extends Found {
  readonly name: string;
  readonly fifo: boolean;
  readonly contentBasedDeduplication: boolean;
  readonly throughputScope: 'topic' | 'messageGroup' | undefined;
  readonly archiveDays: number | undefined;
  readonly kmsKey: string | undefined;
  readonly tracing: boolean;
  /** As JSON text. */
  readonly policy: string | undefined;
  readonly dataProtection: JsonObject | undefined;
  /** The names of the alarms that notify it, which may rest on AWS's default policy. */
  readonly alarms: readonly string[];
  readonly tags: Tags;
}

export interface Redrive {
  readonly target: string;
  readonly maxReceiveCount: number;
}

export interface LiveQueue extends Found {
  readonly url: string;
  readonly name: string;
  readonly fifo: boolean;
  readonly contentBasedDeduplication: boolean;
  readonly deduplicationScope: 'queue' | 'messageGroup' | undefined;
  readonly throughputLimit: 'perQueue' | 'perMessageGroupId' | undefined;
  readonly visibilityTimeout: number;
  readonly retention: number;
  readonly delay: number;
  readonly receiveWait: number;
  readonly maxMessageSize: number;
  readonly kmsKey: string | undefined;
  readonly sqsEncryption: boolean;
  /** As JSON text. */
  readonly policy: string | undefined;
  readonly redrive: Redrive | undefined;
  readonly tags: Tags;
}

export interface LiveSubscription extends Found {
  readonly topicArn: string;
  readonly protocol: string;
  readonly endpoint: string;
  readonly filter: { readonly scope: 'attributes' | 'body'; readonly policy: JsonObject } | undefined;
  readonly raw: boolean;
  readonly deadLetters: string | undefined;
  readonly deliveryPolicy: Json | undefined;
}

/** What stands for everything of a sort that could not be read. */
export const UNREAD = 'all';

/** What is a subscription no more. */
export const DELETED = 'deleted subscription';

/** Something that was found and cannot be written, by name. */
export interface Untold {
  /** What it is: `queue policy statement`, `aws_sfn_state_machine`. */
  readonly what: string;
  readonly name: string;
  readonly because: string;
}

/** A service of containers that processes queues. It is made anew beside the old one, which then goes. */
export interface LiveWorker {
  readonly name: string;
  /** ARNs. */
  readonly queues: readonly string[];
  readonly publishes: readonly string[];
  /** Its other keys, as the file has them. */
  readonly keys: JsonObject;
  /** Variables that hold the URLs of queues, by their names in the file. */
  readonly variables: (nameOf: (arn: string) => string) => Readonly<Record<string, string>>;
}

/** What a program is in the keys of the file, should the topology manage it one day. */
export interface LiveManaged {
  readonly type: 'lambda' | 'fargate';
  readonly keys: JsonObject;
  /** How Lambda reads queues for it, by their ARNs. */
  readonly readings: ReadonlyMap<string, JsonObject>;
  /** Variables that hold the URL or the ARN of something that was found. */
  readonly variables: readonly { readonly name: string; readonly arn: string; readonly isUrl: boolean }[];
  /** What it has and all this does not say, for people. Values of variables may be secrets, so that they are not kept. */
  readonly lacks: readonly string[];
}

/** A program that uses queues or topics and stays as it is: a function, a service of containers, a pipe. */
export interface LiveProgram {
  /** For people: `Lambda function`. */
  readonly kind: string;
  readonly name: string;
  /** ARNs: what it reads, sends to and publishes to. */
  readonly queues: readonly string[];
  readonly sends: readonly string[];
  readonly publishes: readonly string[];
  /** How it runs, for people. */
  readonly details: readonly string[];
  /** Queues that Lambda was told not to read for it. */
  readonly disabled: readonly string[];
  /** Variables that are the only sign that it reads a queue. */
  readonly guessed: readonly string[];
  /** What its role may do beside what a consumer of a topology gets. */
  readonly besides: readonly string[];
  readonly managed?: LiveManaged;
}

export interface Inventory {
  readonly region: string;
  readonly account: string;
  readonly topics: readonly LiveTopic[];
  readonly queues: readonly LiveQueue[];
  readonly subscriptions: readonly LiveSubscription[];
  readonly untold: readonly Untold[];
  /** What a person calls something whose name in AWS was made up, by ARN. */
  readonly titles?: ReadonlyMap<string, string>;
  readonly workers?: readonly LiveWorker[];
  readonly programs?: readonly LiveProgram[];
  /** Where the workers run, as the file has it. */
  readonly network?: JsonObject;
}

/** Protocols whose endpoint is an ARN that ends with a name. */
const WITH_ARN: ReadonlySet<string> = new Set(['sqs', 'lambda']);

/** `orders to billing`, for people. */
export function subscriptionWords({
  topicArn,
  protocol,
  endpoint,
}: Pick<LiveSubscription, 'topicArn' | 'protocol' | 'endpoint'>): string {
  return `${nameIn(topicArn)} to ${WITH_ARN.has(protocol) ? nameIn(endpoint) : endpoint}`;
}
