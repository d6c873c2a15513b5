import { child } from '#base/diagnostics/path';
import { ownedQueues } from '#model/topology';
import type { Rule } from '../rule';

export const messageNeverHidden: Rule = {
  id: 'message-never-hidden',
  severity: 'warning',
  summary: 'a received message is not hidden from other receivers',
  why:
    'With a visibility timeout of zero, every receiver gets the same message at the same time, and one ' +
    'slow consumer uses up all attempts at once. ' +
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html',
  bad: `
queues: { billing: { visibilityTimeout: 0s } }
`,
  good: `
queues: { billing: { visibilityTimeout: 30s } }
`,
  check(topology, found) {
    for (const { name, path, visibilityTimeout } of ownedQueues(topology)) {
      if (visibilityTimeout > 0) continue;
      found({
        message: `\`${name}\` gives a message to the next receiver at once, while the first still processes it`,
        path: child(path, 'visibilityTimeout'),
        help: 'set `visibilityTimeout` to the longest processing time',
      });
    }
  },
};
