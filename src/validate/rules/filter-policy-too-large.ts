import { child } from '#base/diagnostics/path';
import { checkedFilters } from '../checked-filters';
import type { Rule } from '../rule';

export const filterPolicyTooLarge: Rule = {
  id: 'filter-policy-too-large',
  severity: 'error',
  summary: 'a filter policy exceeds a limit of SNS',
  why:
    'SNS accepts five keys, 150 combinations of values, 256 KiB, and a limited complexity of wildcards. ' +
    'https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html',
  bad: `
topics: { orders: {} }
queues: { billing: {} }
subscriptions:
  - topic: orders
    queue: billing
    filter: { policy: { a: [x], b: [x], c: [x], d: [x], e: [x], f: [x] } }
`,
  good: `
topics: { orders: {} }
queues: { billing: {} }
subscriptions:
  - topic: orders
    queue: billing
    filter: { policy: { a: [x], b: [x], c: [x], d: [x], e: [x] } }
`,
  check(topology, found) {
    for (const { filter, problems } of checkedFilters(topology)) {
      for (const { kind, reason, path, help } of problems) {
        if (kind !== 'limit') continue;
        const message = `SNS rejects the filter policy: ${reason}`;
        found({ message, path: child(filter.path, 'policy', ...path), on: 'key', help });
      }
    }
  },
};
