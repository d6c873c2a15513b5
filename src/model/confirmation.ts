import { queueOf, receiverFacts } from './kinds/receivers/index';
import type { Receiver, Subscription, Topology } from './topology';

/** Who has to confirm a subscription before SNS delivers anything. */
export type Confirmation =
  | { readonly by: 'account'; readonly account: string; readonly queue: string }
  | { readonly by: 'endpoint' }
  | { readonly by: 'mailbox' };

/**
 * Of what the owner of a topic subscribes. The queue of another account is confirmed by its owner.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-send-message-to-sqs-cross-account.html and
 * https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html
 */
export function confirmationOf(
  { receiver }: Subscription,
  { account }: Pick<Topology, 'account'>,
): Confirmation | undefined {
  const { confirmedBy } = receiverFacts<Receiver>(receiver);
  if (confirmedBy) return { by: confirmedBy };
  const queue = queueOf(receiver);
  if (!queue || queue.owned) return undefined;
  const owner = queue.arn.account;
  if (owner === undefined || owner === account) return undefined;
  return { by: 'account', account: owner, queue: queue.name };
}
