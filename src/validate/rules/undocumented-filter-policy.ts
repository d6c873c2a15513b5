import { child } from '#base/diagnostics/path';
import { checkedFilters } from '../checked-filters';
import type { Rule } from '../rule';

export const undocumentedFilterPolicy: Rule = {
  id: 'undocumented-filter-policy',
  severity: 'warning',
  summary: 'AWS does not document what a filter policy does',
  why:
    'Some operators are documented for EventBridge only, and some numbers exceed the range that SNS ' +
    'documents. SNS may reject such a policy, or deliver something else than you meant. ' +
    'In a body, SNS reads a key that is named like an operator as a field. These readings are unproven, since no AWS ' +
    'page states them: a `String.Array` that is not a list counts as a list with one value, and patterns without `*` ' +
    'count no points in a field without any `*`. ' +
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
