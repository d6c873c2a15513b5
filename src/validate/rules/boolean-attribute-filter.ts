import { child } from '#base/diagnostics/path';
import { fieldsOf } from '#messages/filter-policy/limits';
import type { Field } from '#messages/filter-policy/policy';
import { checkedFilters } from '../checked-filters';
import type { Rule } from '../rule';

/** What an attribute cannot be as a whole, only an element of a `String.Array`. */
function unusualOf({ conditions }: Field) {
  return conditions.flatMap(({ condition, path }) => {
    const isUnusual =
      condition.kind === 'equals' && (condition.value === null || typeof condition.value === 'boolean');
    return isUnusual ? [{ value: condition.value, path }] : [];
  });
}

export const booleanAttributeFilter: Rule = {
  id: 'boolean-attribute-filter',
  severity: 'warning',
  summary: 'a filter compares an attribute with `true`, `false` or `null`',
  why:
    'Attributes are text, numbers, or lists of the type `String.Array`. Only an element of such a list ' +
    'can be `true`. The text "true" is different, and so is a missing attribute. ' +
    'https://docs.aws.amazon.com/sns/latest/dg/sns-message-attributes.html',
  bad: `
topics: { orders: {} }
queues: { billing: {} }
subscriptions:
  - { topic: orders, queue: billing, filter: { policy: { express: [true] } } }
`,
  good: `
topics: { orders: {} }
queues: { billing: {} }
subscriptions:
  - { topic: orders, queue: billing, filter: { policy: { express: ["true"] } } }
`,
  check(topology, found) {
    for (const { filter, policy, isSound } of checkedFilters(topology)) {
      if (!isSound || filter.scope === 'body') continue;
      for (const { value, path } of fieldsOf(policy.clauses).flatMap(unusualOf)) {
        found({
          message: `\`${value}\` matches an element of a \`String.Array\` only, never the text "${value}"`,
          path: child(filter.path, 'policy', ...path),
          help:
            value === null
              ? 'to match a missing attribute, write `{ exists: false }`'
              : `write "${value}" in quotes`,
        });
      }
    }
  },
};
