import { EVENT_SOURCE } from '#base/aws/limits';
import { child } from '#base/diagnostics/path';
import { checkPolicy } from '#messages/filter-policy/check';
import { filteringConsumers } from '#model/event-filters';
import type { Rule } from '../rule';

export const invalidEventFilter: Rule = {
  id: 'invalid-event-filter',
  severity: 'error',
  summary: 'AWS rejects the filter of a function or a pipe',
  why:
    'A pattern maps keys to lists of accepted values, in at most 4,096 characters. Lambda and EventBridge ' +
    'reject any other pattern when the event source is created. ' +
    'https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html',
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
    filter: [{ body: { kind: invoice } }]
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
      for (const { pattern, path } of filters) {
        for (const { kind, reason, path: at, help } of checkPolicy(pattern, 'body').problems) {
          if (kind !== 'refused') continue;
          found({ message: `AWS rejects the event filter: ${reason}`, path: child(path, ...at), help });
        }
        const { length } = JSON.stringify(pattern);
        if (length <= EVENT_SOURCE.filterPattern) continue;
        found({
          message: `a filter of \`${consumer.name}\` has ${length} characters, but AWS accepts ${EVENT_SOURCE.filterPattern}`,
          path,
          help: 'split it, or check the message in the consumer',
        });
      }
    }
  },
};
