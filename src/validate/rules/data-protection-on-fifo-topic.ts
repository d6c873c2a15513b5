import { child } from '#base/diagnostics/path';
import { ownedTopics } from '#model/topology';
import type { Rule } from '../rule';

export const dataProtectionOnFifoTopic: Rule = {
  id: 'data-protection-on-fifo-topic',
  severity: 'error',
  summary: 'a FIFO topic has a data protection policy',
  why:
    'Message data protection is for standard topics. SNS rejects it on a FIFO topic. ' +
    'https://docs.aws.amazon.com/sns/latest/dg/message-data-protection.html',
  bad: `
topics: { orders: { fifo: true, dataProtection: pii.json } }
`,
  good: `
topics: { orders: { dataProtection: pii.json } }
`,
  followed: `
topics: { orders: { fifo: true } }
`,
  check(topology, found) {
    for (const { name, path, fifo, dataProtection } of ownedTopics(topology)) {
      if (!fifo || !dataProtection) continue;
      const message = `FIFO topic \`${name}\` cannot have a data protection policy`;
      found({ message, path: child(path, 'dataProtection'), on: 'key', help: 'remove `dataProtection`' });
    }
  },
};
