import { child } from '#base/diagnostics/path';
import { receiverFacts } from '#model/kinds/receivers/index';
import type { Rule } from '../rule';

export const undeliverableIsLost: Rule = {
  id: 'undeliverable-is-lost',
  severity: 'warning',
  summary: 'messages that a web endpoint does not accept are lost',
  why:
    'SNS retries a queue for 23 days, but a web endpoint for at most an hour. It then discards the ' +
    'message, unless the subscription has a dead-letter queue. ' +
    'https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html',
  bad: `
topics: { orders: {} }
subscriptions:
  - { topic: orders, url: "https://hooks.example.com/orders" }
`,
  good: `
topics: { orders: {} }
queues: { undeliverable: {} }
subscriptions:
  - { topic: orders, url: "https://hooks.example.com/orders", deadLetters: undeliverable }
`,
  check({ subscriptions }, found) {
    for (const { topic, receiver, deadLetters, path } of subscriptions) {
      if (!receiverFacts(receiver).isGivenUpSoon || deadLetters) continue;
      found({
        message: `messages of topic \`${topic.name}\` are lost if this endpoint is unavailable for an hour`,
        path: child(path, 'url'),
        help: 'add `deadLetters` with a queue to the subscription',
      });
    }
  },
};
