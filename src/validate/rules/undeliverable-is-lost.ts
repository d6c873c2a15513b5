import { child } from '#base/diagnostics/path';
import type { Rule } from '../rule';

export const undeliverableIsLost: Rule = {
  id: 'undeliverable-is-lost',
  severity: 'warning',
  summary: 'what a web endpoint does not take is lost',
  why:
    'SNS tries a queue for 23 days, but a web endpoint for an hour at most. What it could not deliver by then is ' +
    'thrown away unless the subscription has a dead-letter queue. ' +
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
      if (receiver.kind !== 'url' || deadLetters) continue;
      found({
        message: `messages of topic \`${topic.name}\` are lost if this endpoint is away for an hour`,
        path: child(path, 'url'),
        help: 'name a queue in `deadLetters` of the subscription',
      });
    }
  },
};
