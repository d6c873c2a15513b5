import { child } from '#base/diagnostics/path';
import { describeCondition } from '#messages/filter-policy/describe';
import { fieldsOf } from '#messages/filter-policy/limits';
import type { Field, PlacedCondition } from '#messages/filter-policy/policy';
import { covers } from '#messages/filter-policy/relate';
import { checkedFilters } from '../checked-filters';
import type { Rule } from '../rule';

interface Redundancy {
  readonly needless: PlacedCondition;
  readonly wider: PlacedCondition;
}

/** Conditions of one list that accept nothing which another does not; of two that are alike, the second. */
function redundanciesOf({ conditions }: Field): Redundancy[] {
  return conditions.flatMap((needless, index) => {
    const wider = conditions.find(
      (other, place) =>
        place !== index &&
        covers(other.condition, needless.condition) &&
        (place < index || !covers(needless.condition, other.condition)),
    );
    return wider ? [{ needless, wider }] : [];
  });
}

export const redundantFilterCondition: Rule = {
  id: 'redundant-filter-condition',
  severity: 'warning',
  summary: 'a filter condition has no effect, because another one includes it',
  why:
    'The conditions in one list are alternatives, so the wider one decides. Often both were meant to be ' +
    'required, which SNS cannot do for one key. ' +
    'https://docs.aws.amazon.com/sns/latest/dg/and-or-logic.html',
  bad: `
topics: { orders: {} }
queues: { billing: {} }
subscriptions:
  - { topic: orders, queue: billing, filter: { policy: { event: [{ prefix: order- }, order-paid] } } }
`,
  good: `
topics: { orders: {} }
queues: { billing: {} }
subscriptions:
  - { topic: orders, queue: billing, filter: { policy: { event: [{ prefix: order- }, payment] } } }
`,
  check(topology, found) {
    for (const { filter, policy, isSound } of checkedFilters(topology)) {
      if (!isSound) continue;
      for (const { needless, wider } of fieldsOf(policy.clauses).flatMap(redundanciesOf)) {
        const narrow = describeCondition(needless.condition);
        found({
          message: `the condition \`${narrow}\` has no effect, because \`${describeCondition(wider.condition)}\` includes it`,
          path: child(filter.path, 'policy', ...needless.path),
          help: 'remove one of the two',
        });
      }
    }
  },
};
