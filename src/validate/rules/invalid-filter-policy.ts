import { child } from '#base/diagnostics/path';
import { checkedFilters } from '../checked-filters';
import type { Rule } from '../rule';

export const invalidFilterPolicy: Rule = {
  id: 'invalid-filter-policy',
  severity: 'error',
  summary: 'SNS rejects a filter policy',
  why:
    'Terraform cannot create the subscription, and finds out only during the apply. The text of the ' +
    'finding is the answer of SNS. ' +
    'https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html',
  bad: `
topics: { orders: {} }
queues: { billing: {} }
subscriptions:
  - { topic: orders, queue: billing, filter: { policy: { amount: [{ numeric: [">", "5"] }] } } }
`,
  good: `
topics: { orders: {} }
queues: { billing: {} }
subscriptions:
  - { topic: orders, queue: billing, filter: { policy: { amount: [{ numeric: [">", 5] }] } } }
`,
  check(topology, found) {
    for (const { filter, problems } of checkedFilters(topology)) {
      for (const { kind, reason, path, help } of problems) {
        if (kind !== 'refused') continue;
        const message = `SNS rejects the filter policy: ${reason}`;
        found({ message, path: child(filter.path, 'policy', ...path), help });
      }
    }
  },
};
