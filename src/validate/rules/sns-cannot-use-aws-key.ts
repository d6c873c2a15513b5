import { isAwsKey, isAwsKeyOf } from '#base/aws/keys';
import { child } from '#base/diagnostics/path';
import { ownedQueues } from '#model/topology';
import { list, quoted } from '#base/util/text';
import type { Rule } from '../rule';

export const snsCannotUseAwsKey: Rule = {
  id: 'sns-cannot-use-aws-key',
  severity: 'error',
  summary: 'a queue is encrypted with an AWS managed key that SNS or SQS cannot use',
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
    for (const { name, path, encryption, declared, deliveredBy } of ownedQueues(topology)) {
      if (encryption.kind !== 'own-key' || !isAwsKey(encryption.key)) continue;
      if (!isAwsKeyOf('sqs', encryption.key)) {
        // A queue that is made for dead letters has the key of its source.
        if (!declared) continue;
        found({
          message: `SQS cannot use \`${encryption.key}\`, so nobody could send to \`${name}\``,
          path: child(path, 'encryption'),
          help: 'use `sqs`, `managed-key` or your own key',
        });
        continue;
      }
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
