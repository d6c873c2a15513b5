import { child } from '#base/diagnostics/path';
import { ownedQueues } from '#model/topology';
import { list, quoted } from '#base/util/text';
import type { Rule } from '../rule';

export const snsCannotUseAwsKey: Rule = {
  id: 'sns-cannot-use-aws-key',
  severity: 'error',
  summary: 'a queue behind a topic is encrypted with the AWS managed key of SQS',
  why:
    'SNS needs permission for the key, but nobody can change the policy of `alias/aws/sqs`. Every ' +
    'delivery would fail, and the publisher gets no error. ' +
    'https://docs.aws.amazon.com/sns/latest/dg/sns-enable-encryption-for-topic-sqs-queue-subscriptions.html',
  bad: `
topics: { orders: {} }
queues: { billing: { encryption: { kmsKey: alias/aws/sqs } } }
subscriptions:
  - { topic: orders, queue: billing }
`,
  good: `
topics: { orders: {} }
queues: { billing: { encryption: managed-key } }
subscriptions:
  - { topic: orders, queue: billing }
`,
  check(topology, found) {
    for (const { name, path, encryption, deliveredBy } of ownedQueues(topology)) {
      if (encryption.kind !== 'own-key' || !encryption.key.endsWith('alias/aws/sqs')) continue;
      if (deliveredBy.length === 0) continue;
      const topics = list(quoted(deliveredBy.map((topic) => topic.name)));
      found({
        message: `SNS cannot use \`alias/aws/sqs\`, so nothing from ${topics} would arrive in \`${name}\``,
        path: child(path, 'encryption'),
        help: 'use `sqs`, `managed-key` or your own key',
      });
    }
  },
};
