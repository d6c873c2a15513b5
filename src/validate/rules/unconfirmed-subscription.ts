import { child } from '#base/diagnostics/path';
import { confirmationOf } from '#model/confirmation';
import type { Rule } from '../rule';

export const unconfirmedSubscription: Rule = {
  id: 'unconfirmed-subscription',
  severity: 'warning',
  summary: 'a subscription of a queue or function in another account waits until the owner confirms it',
  why:
    'When anybody but the owner of a queue or function subscribes it, SNS sends it a message with a `SubscribeURL`, and ' +
    'delivers nothing before the owner has opened that URL. Terraform does not wait: the deploy succeeds, and the ' +
    'subscription stays `PendingConfirmation`. If the owner creates the subscription, nothing has to be confirmed. ' +
    'https://docs.aws.amazon.com/sns/latest/dg/sns-send-message-to-sqs-cross-account.html',
  bad: `
environments: { prod: { account: "111111111111" } }
topics: { orders: {} }
queues: { partner: { external: "arn:aws:sqs:eu-west-1:222222222222:partner" } }
rules: { owner-must-allow: off }
subscriptions:
  - { topic: orders, queue: partner }
`,
  good: `
environments: { prod: { account: "222222222222" } }
topics: { orders: {} }
queues: { partner: { external: "arn:aws:sqs:eu-west-1:222222222222:partner" } }
rules: { owner-must-allow: off }
subscriptions:
  - { topic: orders, queue: partner }
`,
  check({ subscriptions, account }, found) {
    for (const subscription of subscriptions) {
      const { path, topic, receiver } = subscription;
      const confirmation = confirmationOf(subscription, { account });
      if (confirmation?.by !== 'account') continue;
      const { account: owner, label } = confirmation;
      const whose = account === undefined ? `if ${owner} is not the account that you deploy to, ` : '';
      found({
        message: `${whose}nothing is delivered to ${label} until account ${owner} has confirmed the subscription`,
        path: child(path, receiver.kind),
        help:
          `ask account ${owner} to open the \`SubscribeURL\` that SNS sends to it, or to subscribe it to ` +
          `\`${topic.name}\` itself, and accept this` +
          (account === undefined ? '; if it is yours, give the environment its `account`' : ''),
      });
    }
  },
};
