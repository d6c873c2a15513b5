import type { Path } from '#base/diagnostics/path';
import { FRAMEWORKS } from '#model/judgement';
import { plural } from '#base/util/text';
import type { Rule } from '../rule';

/**
 * What the conformance packs of AWS for these frameworks ask for; PCI DSS names it in requirement 10.5.1.
 * https://docs.aws.amazon.com/config/latest/developerguide/cw-loggroup-retention-period-check.html
 */
const DAYS = 365;

export const logsKeptTooShort: Rule = {
  id: 'logs-kept-too-short',
  severity: 'off',
  compliance: FRAMEWORKS.filter((framework) => framework !== 'gdpr'),
  summary: 'logs are deleted before a year is over',
  why:
    'You often need to know months later what happened. Audits expect logs and trails to be kept for a ' +
    'year. ' +
    'https://docs.aws.amazon.com/config/latest/developerguide/cw-loggroup-retention-period-check.html',
  bad: `
compliance: [pci]
queues: { payments: {} }
monitoring: { notify: ops@example.com, logRetention: 30d }
audit: { cloudtrail: true }
`,
  good: `
compliance: [pci]
queues: { payments: {} }
monitoring: { notify: ops@example.com, logRetention: 1y }
audit: { cloudtrail: true }
`,
  check({ logs, trail }, found) {
    const check = (what: string, days: number, path: Path) => {
      if (days >= DAYS) return;
      const message = `${what} are deleted after ${plural(days, 'day')}, but must be kept for ${DAYS}`;
      found({ message, path, help: 'keep them for `1y` or longer' });
    };
    check('logs', logs.retentionDays, ['monitoring', 'logRetention']);
    // How long a bucket of somebody else keeps them is not known here.
    if (trail && trail.bucket === undefined)
      check('records of the trail', trail.retentionDays, ['audit', 'cloudtrail', 'retention']);
  },
};
