import { TOPIC } from '#base/aws/limits';
import type { Rule } from '../rule';

const MANY = Array.from({ length: 201 }, (_, index) => `q${index}`);
const WITH = (queues: readonly string[]) => `
topics: { orders: {} }
filters: { paid: { policy: { status: [paid] } } }
queues: { ${queues.map((name) => `${name}: {}`).join(', ')} }
subscriptions:
${queues.map((name) => `  - { topic: orders, queue: ${name}, filter: paid }`).join('\n')}
`;

export const tooManyFilterPolicies: Rule = {
  id: 'too-many-filter-policies',
  severity: 'warning',
  summary: 'a topic has more filter policies than SNS accepts',
  why:
    'SNS accepts 200 filter policies on a topic unless AWS has raised the quota. It rejects further ' +
    'subscriptions with a filter, and Terraform would stop there. ' +
    'https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html',
  bad: WITH(MANY),
  good: WITH(MANY.slice(1)),
  check({ topics }, found) {
    for (const { name, path, subscriptions } of topics.values()) {
      const filtered = subscriptions.filter(({ filter }) => filter).length;
      if (filtered <= TOPIC.filterPolicies) continue;
      found({
        message: `${filtered} subscriptions of topic \`${name}\` have filters, but SNS accepts ${TOPIC.filterPolicies} unless AWS has raised the quota`,
        path,
        on: 'key',
        help: 'ask for a higher quota and accept this, or split the topic',
      });
    }
  },
};
