import { ownedTopics } from '#model/topology';
import type { Rule } from '../rule';

export const orphanTopic: Rule = {
  id: 'orphan-topic',
  severity: 'warning',
  summary: 'nobody subscribes to a topic',
  why:
    'A topic keeps nothing: what is published to it is gone, and the publisher is told that all is well. If the ' +
    'subscribers are described elsewhere, accept it. ' +
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
    for (const { name, path, archiveDays, subscriptions } of ownedTopics(topology)) {
      // An archive can be replayed by a subscriber to come.
      if (subscriptions.length > 0 || archiveDays !== undefined) continue;
      found({
        message: `what is published to topic \`${name}\` goes nowhere`,
        path,
        on: 'key',
        help: 'subscribe something, or remove it; accept it if the subscribers are described elsewhere',
      });
    }
  },
};
