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
  summary: 'more subscriptions of a topic have filters than SNS takes',
  why:
    'SNS takes 200 filter policies on a topic unless AWS has raised the quota, and beyond it refuses a subscription ' +
    'that has one. Terraform would stop there. ' +
    'https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html',
  bad: WITH(MANY),
  good: WITH(MANY.slice(1)),
  check({ topics }, found) {
    for (const { name, path, subscriptions } of topics.values()) {
      const filtered = subscriptions.filter(({ filter }) => filter).length;
      if (filtered <= TOPIC.filterPolicies) continue;
      found({
        message: `${filtered} subscriptions of topic \`${name}\` have filters, but SNS takes ${TOPIC.filterPolicies} unless AWS has raised that`,
        path,
        on: 'key',
        help: 'ask for a higher quota and accept this, or split the topic',
      });
    }
  },
};
