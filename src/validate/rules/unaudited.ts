import { FRAMEWORKS } from '#model/judgement';
import type { Rule } from '../rule';

export const unaudited: Rule = {
  id: 'unaudited',
  severity: 'off',
  compliance: FRAMEWORKS.filter((framework) => framework !== 'gdpr'),
  summary: 'nobody can see later who sent, received or deleted a message',
  why:
    'Audits ask who had access, and when. CloudTrail records this for topics and queues only if you turn ' +
    'on their data events. ' +
    'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html',
  bad: `
compliance: [soc2]
queues: { payments: {} }
monitoring: { notify: ops@example.com }
`,
  good: `
compliance: [soc2]
queues: { payments: {} }
monitoring: { notify: ops@example.com }
audit: { cloudtrail: true }
`,
  check({ trail }, found) {
    if (trail) return;
    found({
      message: 'nothing records who sends, receives and deletes messages',
      path: ['compliance'],
      on: 'key',
      help: 'set `audit: { cloudtrail: true }`; accept this if a trail of your organization records these events',
    });
  },
};
