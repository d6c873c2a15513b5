import { TOPIC } from '#base/aws/limits';
import { child } from '#base/diagnostics/path';
import { ownedTopics } from '#model/topology';
import type { Rule } from '../rule';

const ACCOUNTS = Array.from({ length: 201 }, (_, index) => `"${210000000000 + index}"`);

export const tooManyPublishers: Rule = {
  id: 'too-many-publishers',
  severity: 'error',
  summary: 'more accounts or services publish to a topic than its policy can name',
  why:
    'A statement of a topic policy names at most 200 principals. ' +
    'https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-language-api-permissions-reference.html',
  bad: `
topics: { orders: { publishers: { accounts: [${ACCOUNTS.join(', ')}] } } }
queues: { billing: {} }
subscriptions: [{ topic: orders, queue: billing }]
`,
  good: `
topics: { orders: { publishers: { accounts: [${ACCOUNTS.slice(1).join(', ')}] } } }
queues: { billing: {} }
subscriptions: [{ topic: orders, queue: billing }]
`,
  check(topology, found) {
    for (const { name, path, publishers } of ownedTopics(topology)) {
      for (const sort of ['accounts', 'services'] as const) {
        const count = publishers[sort].length;
        if (count <= TOPIC.principals) continue;
        found({
          message: `${count} ${sort} publish to topic \`${name}\`, but its policy can name ${TOPIC.principals}`,
          path: child(path, 'publishers', sort),
          on: 'key',
          help: 'give them their own topics, or let them assume a role of this account',
        });
      }
    }
  },
};
