import { formatArn } from '#base/aws/arns';
import { MESSAGE } from '#base/aws/limits';
import { byCodeUnit } from '#base/util/text';
import type { Receiver, ReceiverKind } from '../topology';
import type { NodeLooks } from './shown';

/** What SNS charges for a delivery. */
interface DeliveryCharge {
  readonly what: string;
  readonly price: 'sns-http' | 'sns-email' | 'sns-push';
  /** Whether 64 KiB count as one delivery, and more as several. */
  readonly isByChunk: boolean;
}

/** Everything that is true of one kind of endpoint. Whoever needs something of all kinds asks for it here. */
export interface ReceiverFacts<R extends Receiver> {
  /** In pictures; absent for elements of the file, which have nodes of their own. */
  readonly node: NodeLooks | undefined;
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
  /** Whether a FIFO topic delivers to it: https://docs.aws.amazon.com/sns/latest/dg/fifo-message-delivery.html */
  readonly isBehindFifo: boolean;
  /** What it takes of a message in the form in which it is delivered. */
  readonly mostBytes: number | undefined;
  /** Whether somebody must answer SNS before it delivers. */
  readonly isConfirmed: boolean;
  /** Whether messages leave AWS for a person who reads them. */
  readonly isPerson: boolean;
  /** What must be so before SNS can deliver; `isElsewhere` if that is not in this topology. */
  readonly admission: { readonly claim: string; readonly isElsewhere: boolean };
  /** Absent where SNS takes nothing, or nothing that is known here. */
  readonly charge: DeliveryCharge | undefined;
  /** What it costs that is not in an estimate. */
  readonly notCounted: string | undefined;
}

function afterSlash(arn: string): string {
  return arn.slice(arn.indexOf('/') + 1);
}

/** Of an endpoint outside of the file. */
const OUTSIDE = {
  isBehindFifo: false,
  takesDeliveryPolicy: false,
  mostBytes: undefined,
  notCounted: undefined,
} as const;

type Kinds = { readonly [K in ReceiverKind]: ReceiverFacts<Extract<Receiver, { kind: K }>> };

const RECEIVERS: Kinds = {
  queue: {
    node: undefined,
    called: ({ queue }) => queue.name,
    label: ({ queue }) => queue.name,
    protocol: () => 'sqs',
    endpoint: ({ queue }, account) => formatArn(queue.arn, account),
    identifier: ({ queue }, account) =>
      queue.owned ? { name: queue.physicalName } : { arn: formatArn(queue.arn, account) },
    feedback: 'sqs',
    takesRaw: true,
    takesDeliveryPolicy: false,
    isBehindFifo: true,
    mostBytes: MESSAGE.queueSize,
    isConfirmed: false,
    isPerson: false,
    admission: { claim: 'the policy of the queue lets exactly this topic send', isElsewhere: false },
    charge: undefined,
    notCounted: undefined,
  },
  lambda: {
    ...OUTSIDE,
    node: undefined,
    called: ({ lambda }) => lambda.name,
    label: ({ lambda }) => lambda.name,
    protocol: () => 'lambda',
    // Only Terraform knows the account and region of the function.
    endpoint: () => undefined,
    identifier: ({ lambda }) => ({ name: lambda.physicalName }),
    feedback: 'lambda',
    takesRaw: false,
    isConfirmed: false,
    isPerson: false,
    admission: { claim: 'the policy of the function lets exactly this topic call it', isElsewhere: false },
    charge: undefined,
  },
  url: {
    ...OUTSIDE,
    node: { words: 'URL', icon: 'M10 3a7 7 0 1 0 .01 0zM3 10h14M10 3c-4 4-4 10 0 14M10 3c4 4 4 10 0 14' },
    called: ({ url }) => url,
    label: ({ url }) => url.replace(/^https:\/\//, ''),
    protocol: ({ url, from }) => (from || url.startsWith('https:') ? 'https' : 'http'),
    endpoint: ({ url, from }) => (from ? undefined : url),
    identifier: ({ url }) => ({ url }),
    feedback: 'http',
    takesRaw: true,
    takesDeliveryPolicy: true,
    isConfirmed: true,
    isPerson: false,
    admission: { claim: 'the endpoint confirms the subscription', isElsewhere: true },
    charge: { what: 'deliveries by HTTPS', price: 'sns-http', isByChunk: true },
  },
  email: {
    ...OUTSIDE,
    node: { words: 'e-mail', icon: 'M2.5 4.5h15v11h-15zM2.5 5.5l7.5 5.5 7.5-5.5' },
    called: ({ address }) => address,
    label: ({ address }) => address,
    protocol: () => 'email',
    endpoint: ({ address }) => address,
    identifier: ({ address }) => ({ email: address }),
    feedback: undefined,
    takesRaw: false,
    isConfirmed: true,
    isPerson: true,
    admission: { claim: 'its owner confirms the subscription', isElsewhere: true },
    charge: { what: 'e-mails', price: 'sns-email', isByChunk: false },
  },
  sms: {
    ...OUTSIDE,
    node: { words: 'SMS', icon: 'M2.5 3.5h15v10h-8l-4 3.5v-3.5h-3zM6.5 8.5h7' },
    called: ({ number }) => number,
    label: ({ number }) => number,
    protocol: () => 'sms',
    endpoint: ({ number }) => number,
    identifier: ({ number }) => ({ phone: number }),
    feedback: undefined,
    takesRaw: false,
    isConfirmed: false,
    isPerson: true,
    admission: { claim: 'SNS may send text messages there', isElsewhere: true },
    charge: undefined,
    notCounted: 'text messages, which cost more than everything else and differ by country',
  },
  firehose: {
    ...OUTSIDE,
    node: { words: 'Firehose stream', icon: 'M2.5 5.5h8l4 4.5-4 4.5h-8M2.5 10h8M16 7l2 3-2 3' },
    called: ({ arn }) => arn,
    label: ({ arn }) => afterSlash(arn),
    protocol: () => 'firehose',
    endpoint: ({ arn }) => arn,
    identifier: ({ arn }) => ({ arn }),
    feedback: 'firehose',
    takesRaw: true,
    mostBytes: MESSAGE.firehoseSize,
    isConfirmed: false,
    isPerson: false,
    // The role is made here.
    admission: { claim: 'the role of the subscription may write to the stream', isElsewhere: false },
    charge: undefined,
    notCounted: 'Firehose',
  },
  application: {
    ...OUTSIDE,
    node: { words: 'mobile push', icon: 'M6 2h8v16H6zM9 15.5h2M9.5 6.5h1' },
    called: ({ arn }) => arn,
    label: ({ arn }) => afterSlash(arn),
    protocol: () => 'application',
    endpoint: ({ arn }) => arn,
    identifier: ({ arn }) => ({ arn }),
    feedback: 'application',
    takesRaw: false,
    isConfirmed: false,
    isPerson: false,
    admission: { claim: 'the app is registered', isElsewhere: true },
    charge: { what: 'pushes', price: 'sns-push', isByChunk: false },
  },
};

export const RECEIVER_KINDS = Object.keys(RECEIVERS) as readonly ReceiverKind[];

/** What is true of endpoints of this kind. */
export function receiverFacts<R extends Receiver>({ kind }: Pick<R, 'kind'>): ReceiverFacts<R> {
  // For each kind the table has facts of that kind, which the compiler cannot follow through the union.
  return RECEIVERS[kind] as unknown as ReceiverFacts<R>;
}

/** The kinds of endpoint of which this is true, by the keys of a subscription. */
export function receiversThat(test: (facts: ReceiverFacts<never>) => boolean): ReceiverKind[] {
  return RECEIVER_KINDS.filter((kind) => test(RECEIVERS[kind] as ReceiverFacts<never>));
}

/** The kinds of endpoint outside of the file, each with a node of its own in a picture. */
export type EndpointKind = Exclude<ReceiverKind, 'queue' | 'lambda'>;

/** Something about the node of each of them. */
export function endpointNodes<T>(of: (node: NodeLooks) => T): Readonly<Record<EndpointKind, T>> {
  const entries = Object.entries(RECEIVERS).flatMap(([kind, { node }]) => (node ? [[kind, of(node)]] : []));
  return Object.fromEntries(entries) as Record<EndpointKind, T>;
}

/** The words for endpoints in the attributes of topics that log deliveries. */
export const FEEDBACK_WORDS: readonly string[] = Object.values(RECEIVERS)
  .flatMap(({ feedback }) => feedback ?? [])
  .sort(byCodeUnit);
