import { confirmationOf, type Confirmation } from '#model/confirmation';
import type { Plan } from './changes';

/** A subscription that delivers nothing when it is deployed. */
export interface Pending {
  readonly element: string;
  readonly message: string;
}

function words(confirmation: Confirmation): string {
  switch (confirmation.by) {
    case 'account':
      return `account ${confirmation.account} has opened the \`SubscribeURL\` that SNS sends to ${confirmation.label}`;
    case 'endpoint':
      return 'its endpoint has confirmed it';
    case 'mailbox':
      return 'somebody has opened the link in the e-mail that SNS sends';
  }
}

/**
 * New subscriptions that wait for somebody: Terraform reports success at once. Whose account a plan is for, Terraform may
 * know better than the file.
 */
export function pendingSubscriptions({ changes, topology, asked }: Plan): Pending[] {
  const account = asked ?? topology.account;
  return changes.flatMap(({ type, action, element }) => {
    if (type !== 'aws_sns_topic_subscription' || (action !== 'create' && action !== 'replace')) return [];
    const subscription = topology.subscriptions.find(({ name }) => name === element.name);
    const confirmation = subscription && confirmationOf(subscription, { account });
    if (!confirmation) return [];
    return [
      {
        element: element.id,
        message: `${element.label} delivers nothing until ${words(confirmation)}`,
      },
    ];
  });
}
