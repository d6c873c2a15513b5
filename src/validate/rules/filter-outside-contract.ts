import { unmetConditions, type Unmet } from '#messages/contract/filter';
import { countable, describeRanges } from '#messages/contract/range';
import { child } from '#base/diagnostics/path';
import { didYouMean, nearest } from '#base/diagnostics/suggest';
import { describeCondition } from '#messages/filter-policy/describe';
import { filtersUnderContract } from '../contracts';
import type { Rule } from '../rule';

function messageFor({ field, placed, ranges, isAlwaysThere }: Unmet, topic: string): string {
  const of = `\`${field.name}\` of topic \`${topic}\``;
  if (isAlwaysThere) return `${of} is never absent`;
  if (ranges.length === 0) return `${of} is an object, which no condition matches`;
  return `${of} is never ${describeCondition(placed.condition)}: it is ${describeRanges(ranges)}`;
}

function helpFor({ field, placed: { condition }, ranges, isAlwaysThere }: Unmet): string {
  if (isAlwaysThere)
    return 'the contract requires it: remove the condition, or make it optional in the contract';
  if (ranges.length === 0) return `filter by its fields: \`${field.name}: { ...: [...] }\``;
  const values = ranges.flatMap((range) => countable(range) ?? []).map(String);
  const near = condition.kind === 'equals' ? nearest(String(condition.value), values) : undefined;
  return near === undefined ? 'change the condition, or the contract' : didYouMean(near);
}

export const filterOutsideContract: Rule = {
  id: 'filter-outside-contract',
  severity: 'error',
  adjustable: true,
  summary: 'a filter condition matches no value that the messages of its topic can have',
  why:
    'SNS compares exactly, including the type: `"5"` is not `5`, and `Paid` is not `paid`. Such a ' +
    'condition never matches, so messages that should arrive do not. The contract in `message` of the ' +
    'topic says which values messages have. ' +
    'https://docs.aws.amazon.com/sns/latest/dg/string-value-matching.html',
  bad: `
topics:
  orders: { message: { attributes: { properties: { eventType: { enum: [paid, refunded] } } } } }
queues: { billing: {} }
subscriptions:
  - { topic: orders, queue: billing, filter: { policy: { eventType: [payed] } } }
`,
  good: `
topics:
  orders: { message: { attributes: { properties: { eventType: { enum: [paid, refunded] } } } } }
queues: { billing: {} }
subscriptions:
  - { topic: orders, queue: billing, filter: { policy: { eventType: [paid] } } }
`,
  check(topology, found) {
    for (const { topic, filter, policy, schema } of filtersUnderContract(topology)) {
      for (const unmet of unmetConditions(schema.schema, policy, filter.scope)) {
        found({
          message: messageFor(unmet, topic.name),
          path: child(filter.path, 'policy', ...unmet.placed.path),
          help: helpFor(unmet),
          related: [{ path: schema.path, message: `the contract of \`${topic.name}\` is defined` }],
        });
      }
    }
  },
};
