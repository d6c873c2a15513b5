import { child } from '#base/diagnostics/path';
import { checkedFilters } from '../checked-filters';
import type { Rule } from '../rule';

export const undocumentedFilterPolicy: Rule = {
  id: 'undocumented-filter-policy',
  severity: 'warning',
  summary: 'AWS does not say what a filter policy does',
  why:
    'Some forms are known from EventBridge alone, and some numbers are beyond what SNS says that it compares. Such a ' +
    'policy may be refused, or deliver something else than was meant. ' +
    'https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html',
  bad: `
topics: { orders: {} }
queues: { billing: {} }
subscriptions:
  - { topic: orders, queue: billing, filter: { policy: { account: [123456789012] } } }
`,
  good: `
topics: { orders: {} }
queues: { billing: {} }
subscriptions:
  - { topic: orders, queue: billing, filter: { policy: { account: ["123456789012"] } } }
`,
  check(topology, found) {
    for (const { filter, problems } of checkedFilters(topology)) {
      for (const { kind, reason, path, help } of problems) {
        if (kind !== 'doubtful') continue;
        found({ message: reason, path: child(filter.path, 'policy', ...path), help });
      }
    }
  },
};
