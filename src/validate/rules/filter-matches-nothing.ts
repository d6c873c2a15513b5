import { child } from '#base/diagnostics/path';
import { impossibleFields } from '#messages/filter-policy/impossible';
import { checkedFilters } from '../checked-filters';
import type { Rule } from '../rule';

export const filterMatchesNothing: Rule = {
  id: 'filter-matches-nothing',
  severity: 'error',
  summary: 'no message can match a filter policy',
  why:
    'SNS accepts the policy and delivers nothing. An attribute name has letters, digits, `_`, `-` and ' +
    'single full stops inside, and does not start with `AWS.` or `Amazon.`. Nobody can publish an ' +
    'attribute with another name. ' +
    'https://docs.aws.amazon.com/sns/latest/dg/sns-message-attributes.html',
  bad: `
topics: { orders: {} }
queues: { billing: {} }
subscriptions:
  - { topic: orders, queue: billing, filter: { policy: { "event type": [paid] } } }
`,
  good: `
topics: { orders: {} }
queues: { billing: {}, audit: {} }
subscriptions:
  - { topic: orders, queue: billing, filter: { policy: { event-type: [paid] } } }
  - { topic: orders, queue: audit, filter: { scope: body, policy: { "event type": [paid] } } }
`,
  check(topology, found) {
    for (const { filter, policy, isSound } of checkedFilters(topology)) {
      if (!isSound) continue;
      for (const { name, path } of impossibleFields(policy, filter.scope)) {
        found({
          message: `no message can match, because \`${name}\` is not a valid attribute name`,
          path: child(filter.path, 'policy', ...path),
          on: 'key',
          help: 'rename the attribute, or set `scope: body` if this is a key of the body',
        });
      }
    }
  },
};
