import { child } from '#base/diagnostics/path';
import { FRAMEWORKS } from '#model/judgement';
import { ownedQueues, ownedTopics } from '#model/topology';
import type { Rule } from '../rule';

export const unencrypted: Rule = {
  id: 'unencrypted',
  severity: 'off',
  compliance: FRAMEWORKS,
  summary: 'a topic or queue does not encrypt its messages',
  why:
    'Regulations require encryption at rest. For queues it is free (`sqs`); topics need a KMS key. ' +
    'https://docs.aws.amazon.com/sns/latest/dg/sns-server-side-encryption.html',
  bad: `
compliance: [hipaa]
monitoring: { notify: ops@example.com }
audit: { cloudtrail: true }
topics: { results: { deliveryStatusLogging: true } }
queues: { reports: {} }
subscriptions: [{ topic: results, queue: reports }]
`,
  good: `
compliance: [hipaa]
monitoring: { notify: ops@example.com }
audit: { cloudtrail: true }
topics: { results: { deliveryStatusLogging: true, encryption: managed-key } }
queues: { reports: { encryption: managed-key } }
subscriptions: [{ topic: results, queue: reports }]
`,
  check(topology, found) {
    const queues = ownedQueues(topology).filter(({ declared }) => declared);
    const elements = [
      ...ownedTopics(topology).map((topic) => ({ ...topic, sort: 'topic' })),
      ...queues.map((queue) => ({ ...queue, sort: 'queue' })),
    ];
    for (const { sort, name, path, encryption } of elements) {
      if (encryption.kind !== 'none') continue;
      found({
        message: `messages of ${sort} \`${name}\` are not encrypted at rest`,
        path: child(path, 'encryption'),
        help: 'set `encryption: managed-key` here, or for all under `defaults`',
      });
    }
  },
};
