import { child } from '#base/diagnostics/path';
import { receiverFacts } from '#model/kinds/receivers/index';
import { ownedTopics } from '#model/topology';
import type { Rule } from '../rule';

export const deliveriesNotLogged: Rule = {
  id: 'deliveries-not-logged',
  severity: 'off',
  compliance: ['hipaa', 'iso27001', 'nist-800-53', 'pci', 'soc2'],
  summary: 'nobody can see later what a topic delivered',
  why:
    'Audits ask who received what. SNS logs it, with each failure and its reason, if you turn delivery ' +
    'status logging on. ' +
    'https://docs.aws.amazon.com/sns/latest/dg/sns-topic-attributes.html',
  bad: `
compliance: [pci]
monitoring: { notify: ops@example.com }
audit: { cloudtrail: true }
topics: { payments: { encryption: managed-key } }
queues: { ledger: {} }
subscriptions: [{ topic: payments, queue: ledger }]
`,
  good: `
compliance: [pci]
monitoring: { notify: ops@example.com }
audit: { cloudtrail: true }
topics: { payments: { encryption: managed-key, deliveryStatusLogging: true } }
queues: { ledger: {} }
subscriptions: [{ topic: payments, queue: ledger }]
`,
  check(topology, found) {
    for (const { name, path, deliveryStatusLogging, subscriptions } of ownedTopics(topology)) {
      const logged = subscriptions.filter(({ receiver }) => receiverFacts(receiver).feedback);
      if (deliveryStatusLogging || logged.length === 0) continue;
      found({
        message: `deliveries of topic \`${name}\` are not logged`,
        path: child(path, 'deliveryStatusLogging'),
        help: 'set `deliveryStatusLogging: true` on the topic, or for all topics under `defaults`',
      });
    }
  },
};
