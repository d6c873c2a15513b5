import type { Subscription, Topology } from './topology';

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
  if (receiver.kind === 'url') return { by: 'endpoint' };
  if (receiver.kind === 'email') return { by: 'mailbox' };
  if (receiver.kind !== 'queue' || receiver.queue.owned) return undefined;
  const owner = receiver.queue.arn.account;
  if (owner === undefined || owner === account) return undefined;
  return { by: 'account', account: owner, queue: receiver.queue.name };
}
