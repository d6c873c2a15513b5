import { QUEUE } from '#base/aws/limits';
import { queuePolicy } from '#policies/queue-policy';
import { policySize } from '#policies/statement';
import { namedWriter } from '#policies/writer';
import { ownedQueues } from '#model/topology';
import type { Rule } from '../rule';

const LONG = 'x'.repeat(240);
const TOPICS = Array.from({ length: 28 }, (_, index) => `t${index}`);
const MANY = (names: readonly string[]) => `
topics:
${names.map((name) => `  ${name}: { physicalName: ${name}-${LONG} }`).join('\n')}
queues: { audit: {} }
subscriptions:
${names.map((name) => `  - { topic: ${name}, queue: audit }`).join('\n')}
`;

export const queuePolicyTooLarge: Rule = {
  id: 'queue-policy-too-large',
  severity: 'error',
  summary: 'the policy of a queue is too large, because many topics deliver to it',
  why:
    'A queue policy names every topic that delivers to the queue, and may have 8,192 bytes. ' +
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-policies.html',
  bad: MANY(TOPICS),
  good: MANY(TOPICS.slice(4)),
  check(topology, found) {
    const writer = namedWriter(topology);
    for (const queue of ownedQueues(topology)) {
      const { name, path, deliveredBy } = queue;
      const size = policySize(queuePolicy(queue, writer));
      if (size <= QUEUE.policySize) continue;
      found({
        message: `the policy of queue \`${name}\` has ${size} bytes for ${deliveredBy.length} topics, but SQS accepts ${QUEUE.policySize}`,
        path,
        on: 'key',
        help: 'let fewer topics deliver to the queue, or split it',
      });
    }
  },
};
