import { FRAMEWORKS } from '#model/judgement';
import type { Rule } from '../rule';

export const unmonitored: Rule = {
  id: 'unmonitored',
  severity: 'off',
  compliance: FRAMEWORKS.filter((framework) => framework !== 'gdpr'),
  summary: 'no alarm reports failed messages',
  why:
    'Dead letters are deleted at the end of their retention period, whether or not anybody looked at ' +
    'them. ' +
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/dead-letter-queues-alarms-cloudwatch.html',
  bad: `
compliance: [soc2]
queues: { payments: {} }
audit: { cloudtrail: true }
`,
  good: `
compliance: [soc2]
queues: { payments: {} }
audit: { cloudtrail: true }
monitoring: { notify: ops@example.com }
`,
  check({ monitoring }, found) {
    if (monitoring) return;
    found({
      message: 'no alarm reports messages that fail, wait too long, or cannot be delivered',
      path: ['compliance'],
      on: 'key',
      help: 'add `monitoring: { notify: ops@example.com }`; accept this if alarms are described elsewhere',
    });
  },
};
