import { unknownFields } from '#messages/contract/filter';
import { fieldOf } from '#messages/contract/field';
import { child } from '#base/diagnostics/path';
import { suggest } from '#base/diagnostics/suggest';
import { filtersUnderContract, type FilterUnderContract } from '../contracts';
import type { Rule } from '../rule';

/** Most often the other scope was meant. */
function isInBody({ topic, filter }: FilterUnderContract, name: string): boolean {
  const body = topic.contract?.body;
  return (
    filter.scope === 'attributes' &&
    body !== undefined &&
    Array.isArray(fieldOf(body.schema, name.split('.')))
  );
}

export const filterOnUnknownField: Rule = {
  id: 'filter-on-unknown-field',
  severity: 'error',
  adjustable: true,
  summary: 'a filter refers to a field that the messages of its topic do not have',
  why:
    'Such a filter matches nothing, or with `exists: false` everything, and SNS accepts it without a ' +
    'word. The contract in `message` of the topic says which fields messages have. With ' +
    '`additionalProperties: true` they may have more. ' +
    'https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html',
  bad: `
topics:
  orders: { message: { body: { properties: { eventType: { type: string } } } } }
queues: { billing: {} }
subscriptions:
  - { topic: orders, queue: billing, filter: { scope: body, policy: { eventtype: [paid] } } }
`,
  good: `
topics:
  orders: { message: { body: { properties: { eventType: { type: string } } } } }
queues: { billing: {} }
subscriptions:
  - { topic: orders, queue: billing, filter: { scope: body, policy: { eventType: [paid] } } }
`,
  check(topology, found) {
    for (const checked of filtersUnderContract(topology)) {
      const { topic, filter, policy, schema } = checked;
      for (const { field, known } of unknownFields(schema.schema, policy, filter.scope)) {
        const noun = filter.scope === 'body' ? 'field' : 'attribute';
        found({
          message: `no message of topic \`${topic.name}\` has the ${noun} \`${field.name}\``,
          path: child(filter.path, 'policy', ...field.path),
          on: 'key',
          help: () =>
            isInBody(checked, field.name)
              ? 'the body has it: set `scope: body`'
              : (suggest(field.name, known) ??
                `the contract names ${known.length === 0 ? 'none' : 'others'}`),
          related: [{ path: schema.path, message: `the contract of \`${topic.name}\` is defined` }],
        });
      }
    }
  },
};
