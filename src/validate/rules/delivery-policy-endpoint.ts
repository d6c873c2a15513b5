import { child } from '#base/diagnostics/path';
import { receiverFacts } from '#model/kinds/receivers/index';
import type { Rule } from '../rule';

export const deliveryPolicyEndpoint: Rule = {
  id: 'delivery-policy-endpoint',
  severity: 'error',
  summary: '`deliveryPolicy` is set for an endpoint that cannot have it',
  why:
    'You can set retries and throttling for HTTP and HTTPS endpoints only. For other endpoints, SNS ' +
    'decides. ' +
    'https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html',
  bad: `
topics: { orders: {} }
queues: { billing: {} }
subscriptions:
  - { topic: orders, queue: billing, deliveryPolicy: { throttlePolicy: { maxReceivesPerSecond: 5 } } }
`,
  good: `
topics: { orders: {} }
subscriptions:
  - topic: orders
    url: "https://hooks.example.com/orders"
    deliveryPolicy: { throttlePolicy: { maxReceivesPerSecond: 5 } }
`,
  followed: `
topics: { orders: {} }
queues: { billing: {} }
subscriptions:
  - { topic: orders, queue: billing }
`,
  check({ subscriptions }, found) {
    for (const { deliveryPolicy, receiver, path } of subscriptions) {
      if (!deliveryPolicy || receiverFacts(receiver).takesDeliveryPolicy) continue;
      const message = `\`deliveryPolicy\` is for \`url\`, not for \`${receiver.kind}\``;
      found({ message, path: child(path, 'deliveryPolicy'), on: 'key', help: 'remove `deliveryPolicy`' });
    }
  },
};
