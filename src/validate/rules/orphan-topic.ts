import { ownedTopics } from '#model/topology';
import type { Rule } from '../rule';

export const orphanTopic: Rule = {
  id: 'orphan-topic',
  severity: 'warning',
  summary: 'a topic has no subscriptions',
  why:
    'A topic stores nothing. Published messages are gone, and the publisher gets no error. If the ' +
    'subscriptions are described elsewhere, accept this finding. ' +
    'https://docs.aws.amazon.com/sns/latest/dg/welcome.html',
  bad: `
topics: { orders: {} }
queues: { billing: {} }
`,
  good: `
topics: { orders: {} }
queues: { billing: {} }
subscriptions:
  - { topic: orders, queue: billing }
`,
  check(topology, found) {
    for (const { name, path, archiveDays, subscriptions, subscribers } of ownedTopics(topology)) {
      // An archive can be replayed by a subscriber to come.
      if (subscriptions.length > 0 || archiveDays !== undefined) continue;
      if (subscribers.accounts.length > 0 || subscribers.organization !== undefined) continue;
      found({
        message: `topic \`${name}\` has no subscriptions, so its messages are lost`,
        path,
        on: 'key',
        help: 'add a subscription, or remove the topic; if other accounts subscribe, they belong into `subscribers`; accept this if the subscriptions are described elsewhere',
      });
    }
  },
};
