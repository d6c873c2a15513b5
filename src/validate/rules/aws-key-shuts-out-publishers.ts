import { child } from '#base/diagnostics/path';
import { ownedTopics } from '#model/topology';
import { list, quoted } from '#base/util/text';
import type { Rule } from '../rule';

export const awsKeyShutsOutPublishers: Rule = {
  id: 'aws-key-shuts-out-publishers',
  severity: 'error',
  summary: 'services or other accounts publish to a topic with the AWS managed key of SNS',
  why:
    'A publisher needs permission for the key of the topic, but nobody can change the policy of ' +
    '`alias/aws/sns`. ' +
    'https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html',
  bad: `
topics:
  uploads: { encryption: { kmsKey: alias/aws/sns }, publishers: { services: [s3.amazonaws.com] } }
queues: { thumbnails: {} }
subscriptions: [{ topic: uploads, queue: thumbnails }]
`,
  good: `
topics:
  uploads: { encryption: managed-key, publishers: { services: [s3.amazonaws.com] } }
queues: { thumbnails: {} }
subscriptions: [{ topic: uploads, queue: thumbnails }]
`,
  check(topology, found) {
    for (const { name, path, encryption, publishers } of ownedTopics(topology)) {
      if (encryption.kind !== 'own-key' || !encryption.key.endsWith('alias/aws/sns')) continue;
      const shutOut = [...publishers.services, ...publishers.accounts];
      if (shutOut.length === 0) continue;
      found({
        message: `${list(quoted(shutOut))} cannot use \`alias/aws/sns\`, so none of their messages would arrive in \`${name}\``,
        path: child(path, 'encryption'),
        help: 'use `managed-key` or your own key',
      });
    }
  },
};
