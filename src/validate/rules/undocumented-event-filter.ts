import { child } from '#base/diagnostics/path';
import { checkPolicy } from '#messages/filter-policy/check';
import { parsePolicy } from '#messages/filter-policy/parse';
import { fieldsOf } from '#messages/filter-policy/limits';
import type { Field } from '#messages/filter-policy/policy';
import { eventPatterns, filteringConsumers } from '#model/event-filters';
import { consumerFacts } from '#model/kinds/consumers/index';
import type { FilterDoubt } from '#model/kinds/consumers/facts';
import type { Rule } from '../rule';

interface Doubt {
  readonly message: string;
  readonly help: string;
}

/** Lambda says that it filters by the body alone. */
function besideTheBody({ name }: Field): Doubt | undefined {
  if (name.split('.')[0] === 'body') return undefined;
  const message = `Lambda documents filters on \`body\` only, not on \`${name}\``;
  return { message, help: 'filter on the body, or filter on attributes in the subscription' };
}

/** Pipes are said to refuse a pattern behind `anything-but`. */
function wildcardBehindAnythingBut({ name, conditions }: Field): Doubt | undefined {
  const isWildcard = conditions.some(
    ({ condition }) =>
      condition.kind === 'anything-but-text' && condition.tests.some(({ kind }) => kind === 'wildcard'),
  );
  if (!isWildcard) return undefined;
  const message = `pipes may reject \`wildcard\` inside \`anything-but\`, as in \`${name}\``;
  return { message, help: 'use `prefix` or `suffix`, or filter in the subscription' };
}

const DOUBTS: Readonly<Record<FilterDoubt, (field: Field) => Doubt | undefined>> = {
  'beside-the-body': besideTheBody,
  'wildcard-behind-anything-but': wildcardBehindAnythingBut,
};

export const undocumentedEventFilter: Rule = {
  id: 'undocumented-event-filter',
  severity: 'warning',
  summary: 'AWS does not document this filter for a function, a pipe or a rule, or it cannot be meant',
  why:
    'Lambda documents filters on the body of SQS messages, and pipes support fewer comparisons than ' +
    'EventBridge rules. AWS may reject such a filter, or it may delete messages that you want to keep. A key that is ' +
    'named like an operator is a field like any other, also in the pattern of a rule. ' +
    'https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-filtering.html',
  bad: `
queues: { billing: { visibilityTimeout: 3m } }
rules: { event-filter-deletes: off }
consumers:
  worker:
    type: lambda
    queue: billing
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
    filter: [{ messageAttributes: { kind: { stringValue: [invoice] } } }]
`,
  good: `
queues: { billing: { visibilityTimeout: 3m } }
rules: { event-filter-deletes: off }
consumers:
  worker:
    type: lambda
    queue: billing
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
    filter: [{ body: { kind: [invoice] } }]
`,
  check(topology, found) {
    for (const { consumer, filters } of filteringConsumers(topology)) {
      const doubts = consumerFacts(consumer).filterDoubts.map((doubt) => DOUBTS[doubt]);
      for (const { pattern, path } of filters) {
        for (const field of fieldsOf(checkPolicy(pattern, 'body').policy.clauses)) {
          for (const doubt of doubts.flatMap((doubtOf) => doubtOf(field) ?? [])) {
            found({ ...doubt, path: child(path, ...field.path), on: 'key' });
          }
        }
      }
    }
    const filters = filteringConsumers(topology).flatMap((one) => one.filters);
    for (const { pattern, path } of [...filters, ...eventPatterns(topology)]) {
      for (const { inEvents, reason, path: at, help } of parsePolicy(pattern, 'body').problems) {
        if (inEvents === true) found({ message: reason, path: child(path, ...at), help });
      }
    }
  },
};
