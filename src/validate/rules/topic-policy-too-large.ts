import { TOPIC } from '#base/aws/limits';
import { policySize } from '#policies/statement';
import { topicPolicy } from '#policies/topic-policy';
import { namedWriter } from '#policies/writer';
import { ownedTopics } from '#model/topology';
import type { Rule } from '../rule';

const PUBLISHERS = Array.from(
  { length: 100 },
  (_, index) =>
    `  web-${index}: { role: "arn:aws:iam::123456789012:role/web-${index}", publishes: [orders] }`,
);

const WITH = (publishers: readonly string[]) => `
topics: { orders: {} }
queues: { billing: {} }
subscriptions: [{ topic: orders, queue: billing }]
publishers:
${publishers.join('\n')}
`;

export const topicPolicyTooLarge: Rule = {
  id: 'topic-policy-too-large',
  severity: 'error',
  summary: 'the policy of a topic is larger than SNS accepts, because many publish to it',
  why:
    'Every publisher has a statement in the topic policy. SNS accepts 100 statements, and 30 KiB in ' +
    'total. ' +
    'https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-language-api-permissions-reference.html',
  bad: WITH(PUBLISHERS),
  good: WITH(PUBLISHERS.slice(1)),
  check(topology, found) {
    const writer = namedWriter(topology);
    for (const topic of ownedTopics(topology)) {
      const { name, path } = topic;
      const at = {
        path,
        on: 'key',
        help: 'let publishers share a role, or give them their own topics',
      } as const;
      const statements = topicPolicy(topic, writer);
      if (statements.length > TOPIC.policyStatements) {
        const message = `the policy of topic \`${name}\` has ${statements.length} statements, but SNS accepts ${TOPIC.policyStatements}`;
        found({ message, ...at });
      }
      const size = policySize(statements);
      if (size > TOPIC.policySize) {
        const message = `the policy of topic \`${name}\` has ${size} bytes, but SNS accepts ${TOPIC.policySize}`;
        found({ message, ...at });
      }
    }
  },
};
