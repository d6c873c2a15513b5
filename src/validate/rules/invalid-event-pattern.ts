import { EVENT_RULE } from '#base/aws/limits';
import { child } from '#base/diagnostics/path';
import { parsePolicy } from '#messages/filter-policy/parse';
import { eventPatterns } from '#model/event-filters';
import type { Rule } from '../rule';

export const invalidEventPattern: Rule = {
  id: 'invalid-event-pattern',
  severity: 'error',
  summary: 'EventBridge rejects the pattern of a rule',
  why:
    'A pattern maps keys to lists of accepted values, in at most 4,096 characters. EventBridge rejects any other ' +
    'pattern when the rule is created. ' +
    'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html and ' +
    'https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html',
  bad: `
topics: { uploads: {} }
queues: { resize: {} }
subscriptions: [{ topic: uploads, queue: resize }]
publishers:
  photos: { type: event-rule, pattern: { source: aws.s3 }, publishes: [uploads] }
`,
  good: `
topics: { uploads: {} }
queues: { resize: {} }
subscriptions: [{ topic: uploads, queue: resize }]
publishers:
  photos: { type: event-rule, pattern: { source: [aws.s3] }, publishes: [uploads] }
`,
  check(topology, found) {
    for (const { name, pattern, path } of eventPatterns(topology)) {
      for (const { kind, reason, path: at, help } of parsePolicy(pattern, 'body').problems) {
        if (kind !== 'refused') continue;
        found({
          message: `EventBridge rejects the event pattern: ${reason}`,
          path: child(path, ...at),
          help,
        });
      }
      const { length } = JSON.stringify(pattern);
      if (length <= EVENT_RULE.pattern) continue;
      found({
        message: `the pattern of \`${name}\` has ${length} characters, but EventBridge accepts ${EVENT_RULE.pattern}`,
        path,
        help: 'split it into several rules',
      });
    }
  },
};
