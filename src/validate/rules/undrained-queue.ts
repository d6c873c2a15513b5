import { failureQueues } from '#model/kinds/failures';
import { readersOf } from '#model/readers';
import { ownedQueues } from '#model/topology';
import type { Rule } from '../rule';

export const undrainedQueue: Rule = {
  id: 'undrained-queue',
  severity: 'warning',
  summary: 'no consumer processes a queue',
  why:
    'A message that nobody receives is deleted at the end of its retention period. This rule applies only ' +
    'to files with consumers. ' +
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-basic-architecture.html',
  bad: `
queues: { billing: { visibilityTimeout: 3m }, shipping: {} }
consumers:
  worker:
    type: lambda
    queue: billing
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
`,
  good: `
queues: { billing: { visibilityTimeout: 3m }, failed: {} }
consumers:
  worker:
    type: lambda
    queue: billing
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
    onFailure: failed
`,
  followed: `
queues: { billing: { visibilityTimeout: 3m }, shipping: { visibilityTimeout: 3m } }
consumers:
  worker:
    type: lambda
    queue: billing
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
  shipper:
    type: lambda
    queue: shipping
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
`,
  check(topology, found) {
    if (topology.consumers.size === 0) return;
    const kept = failureQueues(topology);
    for (const queue of ownedQueues(topology)) {
      const { name, path, deadLettersOf } = queue;
      if (deadLettersOf.length > 0 || kept.has(queue) || readersOf(topology, queue).length > 0) continue;
      found({
        message: `no consumer processes queue \`${name}\``,
        path,
        on: 'key',
        help: 'name it in `queue` of a consumer, or who reads it in its `receivers`',
      });
    }
  },
};
