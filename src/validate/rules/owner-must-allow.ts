import { checkKeys } from '../owners/keys';
import { checkReceivers } from '../owners/receivers';
import { checkSenders } from '../owners/senders';
import { checkSubscriptions } from '../owners/subscriptions';
import type { Rule } from '../rule';

export const ownerMustAllow: Rule = {
  id: 'owner-must-allow',
  severity: 'warning',
  summary: 'delivery depends on a policy that somebody else owns',
  why:
    'msgtopo never changes what it does not own. Until the owner of the queue, topic or key allows it, ' +
    'messages are rejected, and the publisher gets no error. ' +
    'https://docs.aws.amazon.com/sns/latest/dg/sns-send-message-to-sqs-cross-account.html',
  bad: `
environments: { prod: { account: "111111111111" } }
topics: { orders: {} }
queues: { partner: { external: "arn:aws:sqs:eu-west-1:111111111111:partner" } }
subscriptions:
  - { topic: orders, queue: partner }
`,
  good: `
topics: { orders: {} }
queues: { partner: {} }
subscriptions:
  - { topic: orders, queue: partner }
`,
  check(topology, found) {
    checkSubscriptions(topology, found);
    checkSenders(topology, found);
    checkReceivers(topology, found);
    checkKeys(topology, found);
  },
};
