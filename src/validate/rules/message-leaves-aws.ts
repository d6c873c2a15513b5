import { child } from '#base/diagnostics/path';
import { receiverFacts } from '#model/kinds/receivers/index';
import type { Rule } from '../rule';

export const messageLeavesAws: Rule = {
  id: 'message-leaves-aws',
  severity: 'off',
  compliance: ['gdpr', 'hipaa', 'pci'],
  summary: 'messages are sent by e-mail or as text messages',
  why:
    'E-mails and text messages pass through other networks without encryption, and stay where nobody can ' +
    'delete them. Send a notification without data, then accept this finding. ' +
    'https://docs.aws.amazon.com/sns/latest/dg/sns-data-encryption.html',
  bad: `
compliance: [hipaa]
monitoring: { notify: ops@example.com }
audit: { cloudtrail: true }
topics: { results: { encryption: managed-key } }
subscriptions: [{ topic: results, email: doctor@example.com }]
`,
  good: `
compliance: [hipaa]
monitoring: { notify: ops@example.com }
audit: { cloudtrail: true }
topics: { results: { encryption: managed-key, deliveryStatusLogging: true } }
queues: { portal: {} }
subscriptions: [{ topic: results, queue: portal }]
`,
  check({ subscriptions }, found) {
    for (const { topic, receiver, path } of subscriptions) {
      if (!receiverFacts(receiver).isPerson) continue;
      found({
        message: `messages of topic \`${topic.name}\` leave AWS unencrypted`,
        path: child(path, receiver.kind),
        help: 'deliver to a queue, or accept this if messages contain no personal data',
      });
    }
  },
};
