import { byCodeUnit } from '#base/util/text';
import type { Lambda, Secret } from '../../consumer';
import type { Queue, Receiver, ReceiverKind } from '../../topology';
import type { NodeLooks } from '../shown';
import { application } from './application';
import { email } from './email';
import type { OfOthers, ReceiverFacts } from './facts';
import { firehose } from './firehose';
import { functionOfOthers } from './function';
import { lambda } from './lambda';
import { queue } from './queue';
import { sms } from './sms';
import { url } from './url';

type Kinds = { readonly [K in ReceiverKind]: ReceiverFacts<Extract<Receiver, { kind: K }>> };

/** In the order in which lists name them. */
const RECEIVERS: Kinds = {
  queue,
  lambda,
  function: functionOfOthers,
  url,
  email,
  sms,
  firehose,
  application,
};

export const RECEIVER_KINDS = Object.keys(RECEIVERS) as readonly ReceiverKind[];

/** What is true of endpoints of this kind. */
export function receiverFacts<R extends Receiver>({ kind }: Pick<R, 'kind'>): ReceiverFacts<R> {
  // For each kind the table has facts of that kind, which the compiler cannot follow through the union.
  return RECEIVERS[kind] as unknown as ReceiverFacts<R>;
}

/** The queue of the file that gets the messages of a subscription, if it is one. */
export function queueOf(receiver: Receiver): Queue | undefined {
  return receiverFacts<Receiver>(receiver).queue(receiver);
}

/** The function of the file that a topic calls, if it is one. */
export function lambdaOf(receiver: Receiver): Lambda | undefined {
  return receiverFacts<Receiver>(receiver).lambda(receiver);
}

/** The queue or function of somebody else that a topic delivers to, if it is one. */
export function othersOf(receiver: Receiver): OfOthers | undefined {
  return receiverFacts<Receiver>(receiver).others(receiver);
}

/** The ARN of the Firehose stream that SNS writes to with a role, if it is one. */
export function streamOf(receiver: Receiver): string | undefined {
  return receiverFacts<Receiver>(receiver).stream(receiver);
}

/** The web address that messages go to, where the file has it. */
export function urlOf(receiver: Receiver): string | undefined {
  return receiverFacts<Receiver>(receiver).url(receiver);
}

/** What holds the web address that messages go to, where the file does not have it. */
export function secretOf(receiver: Receiver): Secret | undefined {
  return receiverFacts<Receiver>(receiver).secret(receiver);
}

/** The kinds of endpoint of which this is true, by the keys of a subscription. */
export function receiversThat(test: (facts: ReceiverFacts<never>) => boolean): ReceiverKind[] {
  return RECEIVER_KINDS.filter((kind) => test(RECEIVERS[kind] as ReceiverFacts<never>));
}

/** The kinds of endpoint outside of the file, each with a node of its own in a picture. */
export type EndpointKind = Exclude<ReceiverKind, 'queue' | 'lambda'>;

/** The kind of its node in a picture, if it has one of its own. */
export function endpointKind({ kind }: Receiver): EndpointKind | undefined {
  return RECEIVERS[kind].node && (kind as EndpointKind);
}

/** Something about the node of each of them. */
export function endpointNodes<T>(of: (node: NodeLooks) => T): Readonly<Record<EndpointKind, T>> {
  const entries = Object.entries(RECEIVERS).flatMap(([kind, { node }]) => (node ? [[kind, of(node)]] : []));
  return Object.fromEntries(entries) as Record<EndpointKind, T>;
}

/** The words for endpoints in the attributes of topics that log deliveries. */
export const FEEDBACK_WORDS: readonly string[] = Object.values(RECEIVERS)
  .flatMap(({ feedback }) => feedback ?? [])
  .sort(byCodeUnit);
