import { othersOf, receiverFacts } from './kinds/receivers/index';
import type { Receiver, Subscription, Topology } from './topology';

/** Who has to confirm a subscription before SNS delivers anything. */
export type Confirmation =
  | { readonly by: 'account'; readonly account: string; readonly label: string }
  | { readonly by: 'endpoint' }
  | { readonly by: 'mailbox' };

/**
 * Of what the owner of a topic subscribes. The queue or function of another account is confirmed by its owner.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-send-message-to-sqs-cross-account.html and
 * https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html
 */
export function confirmationOf(
  { receiver }: Subscription,
  { account }: Pick<Topology, 'account'>,
): Confirmation | undefined {
  const { confirmedBy } = receiverFacts<Receiver>(receiver);
  if (confirmedBy) return { by: confirmedBy };
  const others = othersOf(receiver);
  const owner = others?.arn.account;
  if (!others || owner === undefined || owner === account) return undefined;
  return { by: 'account', account: owner, label: others.label };
}
