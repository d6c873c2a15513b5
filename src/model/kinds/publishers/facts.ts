import type { Arn } from '#base/aws/arns';
import type { Quota } from '#base/aws/quotas';
import type { Json, JsonObject } from '#base/util/json';
import type { Lambda } from '../../consumer';
import type { Publisher, Targeting } from '../../publisher';
import type { Queue } from '../../topology';
import type { Prerequisite } from '../consumers/facts';
import { formatSeconds } from '#base/util/units';
import { optional, type NodeFacts, type Setting } from '../shown';

/** A JSON Schema of a message, as far as AWS documents it. A field that it does not name is in no message. */
export interface Shape {
  readonly kind: 'shape';
  readonly schema: JsonObject;
  /** The field below which an event says what is its own; absent if every field is known. */
  readonly open?: string;
}

/** What is known of the body of every message of a publisher. */
export type Body =
  /** `usual` is what it is unless somebody has changed it: good for advice, not for proof. */
  | { readonly kind: 'anything'; readonly usual?: Shape }
  /** Always the same, and written below `key` of the publisher. A text is sent as it is, anything else as JSON. */
  | { readonly kind: 'constant'; readonly value: Json; readonly key: string }
  | Shape;

/** What is known of every message of a publisher, and the page of AWS that says so. */
export interface Sent {
  /** A JSON Schema of the message attributes; absent if they may be anything. Without properties there are none. */
  readonly attributes?: JsonObject;
  readonly body: Body;
  readonly page?: string;
}

/** The attributes of somebody who sends none. */
export const NO_ATTRIBUTES: JsonObject = { type: 'object', properties: {}, additionalProperties: false };

/** What AWS says of one kind of publisher, and what follows from it. */
export interface PublisherFacts<P extends Publisher> {
  /** Who publishes, as a person would say it: `EventBridge`. */
  readonly sender: string;
  /** The service that calls SNS, or takes on the role of the publisher; absent if the publisher is a role itself. */
  readonly service: string | undefined;
  /** Whether SNS sees a role of this account, the service itself, or the role that the file names. */
  readonly as: 'own-role' | 'service' | 'named-role';
  /** The same for SQS, where it sends to a queue. */
  readonly intoQueuesAs: 'own-role' | 'service' | 'named-role';
  /** The role that the file names; SNS and SQS see that one. */
  readonly namedRole: (publisher: P) => Arn | undefined;
  /** The functions that it calls, without a topic or queue between. */
  readonly invokes: (publisher: P) => readonly Lambda[];
  /** What its service says that it works for, where that has an ARN of the file. */
  readonly worksFor: (publisher: P) => Arn | undefined;
  /** Whether its name in AWS has `_` in place of each `-`. */
  readonly isUnderscored: boolean;
  /** Whether the topology makes anything for it. */
  readonly isMade: boolean;
  /** Whether the topology makes a role for it, which its service takes on. */
  readonly hasRole: (publisher: P) => boolean;
  /** Whether it can give a message group, without which a FIFO topic takes nothing. */
  readonly givesMessageGroup: boolean;
  /** Whether a FIFO queue takes what it sends. */
  readonly givesQueueGroup: (publisher: P) => boolean;
  /** Where it puts what it could not deliver. */
  readonly failures: (publisher: P) => Queue | undefined;
  /** What it counts towards in an account. */
  readonly quota?: Quota;
  /** Whether anybody in the world may publish through it. */
  readonly isOpenToAll?: (publisher: P) => boolean;
  /** What has to be deployed before it. */
  readonly prerequisites: (publisher: P) => readonly Prerequisite[];
  readonly node: NodeFacts;
  readonly settings: (publisher: P) => readonly Setting[];
  readonly sends: (publisher: P) => Sent;
}

/** Of a publisher that is not a role which the file names, and that works for nothing with an ARN. */
export const UNNAMED = {
  namedRole: () => undefined,
  worksFor: () => undefined,
  invokes: () => [],
  isUnderscored: false,
} as const;

/** What is said of targets of EventBridge. */
export function targetSettings({ messageGroup, deadLetters, retries }: Targeting): Setting[] {
  return [
    ...optional('Message group', messageGroup, 'messageGroup'),
    ...optional('What cannot be delivered', deadLetters && `goes to ${deadLetters.name}`, 'deadLetters'),
    ...optional('Retries', retries?.attempts, 'retries.attempts'),
    ...optional('Retried for', retries && formatSeconds(retries.age), 'retries.age'),
  ];
}
