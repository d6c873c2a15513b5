import type { Arn } from '#base/aws/arns';
import type { Lambda, Secret } from '../../consumer';
import type { Queue, Receiver } from '../../topology';
import type { NodeLooks } from '../shown';

/** What SNS charges for a delivery. */
interface DeliveryCharge {
  readonly what: string;
  readonly price: 'sns-http' | 'sns-email' | 'sns-push';
  /** Whether 64 KiB count as one delivery, and more as several. */
  readonly isByChunk: boolean;
}

/** What somebody else manages. */
export interface OfOthers {
  /** For people, such as `` queue `partner` ``. */
  readonly label: string;
  readonly arn: Arn;
}

/** Everything that is true of one kind of endpoint. Whoever needs something of all kinds asks for it here. */
export interface ReceiverFacts<R extends Receiver> {
  /** In pictures; absent for elements of the file, which have nodes of their own. */
  readonly node: NodeLooks | undefined;
  /** The queue of the file that gets the messages, if it is one. */
  readonly queue: (receiver: R) => Queue | undefined;
  /** The function of the file that is called with them, if it is one. */
  readonly lambda: (receiver: R) => Lambda | undefined;
  /** The queue or function that somebody else manages, if it is one: its owner decides who may deliver. */
  readonly others: (receiver: R) => OfOthers | undefined;
  /** The ARN of the Firehose stream, for which SNS needs a role that may write to it. */
  readonly stream: (receiver: R) => string | undefined;
  /** The web address, where the file has it. */
  readonly url: (receiver: R) => string | undefined;
  /** What holds the web address, where the file does not have it. */
  readonly secret: (receiver: R) => Secret | undefined;
  /** What it is called: the name of an element, or the address. */
  readonly called: (receiver: R) => string;
  /** The same in a picture, where less fits. */
  readonly label: (receiver: R) => string;
  readonly protocol: (receiver: R) => string;
  /** The endpoint as SNS gives it; `undefined` where only Terraform knows it. */
  readonly endpoint: (receiver: R, account: string) => string | undefined;
  /** The key and value that AsyncAPI's binding for SNS has for it. */
  readonly identifier: (receiver: R, account: string) => Readonly<Record<string, string>>;
  /**
   * What attributes of a topic call it that log deliveries; absent where SNS logs none:
   * https://docs.aws.amazon.com/sns/latest/dg/sns-topic-attributes.html
   */
  readonly feedback: 'sqs' | 'lambda' | 'http' | 'firehose' | 'application' | undefined;
  /** https://docs.aws.amazon.com/sns/latest/dg/sns-large-payload-raw-message-delivery.html */
  readonly takesRaw: boolean;
  /** Whether a delivery policy of HTTP is for it. */
  readonly takesDeliveryPolicy: boolean;
  /**
   * Whether SNS gives up within an hour, so that an outage loses messages:
   * https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html
   */
  readonly isGivenUpSoon: boolean;
  /** Whether SNS delivers to it in the region of the topic alone: https://docs.aws.amazon.com/sns/latest/dg/sns-cross-region-delivery.html */
  readonly staysInRegion: boolean;
  /** Whether a FIFO topic delivers to it: https://docs.aws.amazon.com/sns/latest/dg/fifo-message-delivery.html */
  readonly isBehindFifo: boolean;
  /** What it takes of a message in the form in which it is delivered. */
  readonly mostBytes: number | undefined;
  /** Who must answer SNS before it delivers; absent for nobody, or where that depends on the account. */
  readonly confirmedBy: 'endpoint' | 'mailbox' | undefined;
  /** Whether messages leave AWS for a person who reads them. */
  readonly isPerson: boolean;
  /** What must be so before SNS can deliver; `isElsewhere` if that is not in this topology. */
  readonly admission: { readonly claim: string; readonly isElsewhere: boolean };
  /** Absent where SNS takes nothing, or nothing that is known here. */
  readonly charge: DeliveryCharge | undefined;
  /** What it costs that is not in an estimate. */
  readonly notCounted: string | undefined;
}

export function afterSlash(arn: string): string {
  return arn.slice(arn.indexOf('/') + 1);
}

/** Of an endpoint that is none of these. */
export const NONE = {
  queue: () => undefined,
  lambda: () => undefined,
  others: () => undefined,
  stream: () => undefined,
  url: () => undefined,
  secret: () => undefined,
} as const;

/** Of an endpoint outside of the file. */
export const OUTSIDE = {
  ...NONE,
  isGivenUpSoon: false,
  staysInRegion: false,
  isBehindFifo: false,
  takesDeliveryPolicy: false,
  mostBytes: undefined,
  notCounted: undefined,
} as const;
