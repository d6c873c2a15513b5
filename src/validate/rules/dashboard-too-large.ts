import { DASHBOARD } from '#base/aws/limits';
import { dashboardWidgets } from '#monitoring/dashboard';
import type { Rule } from '../rule';

const queues = Array.from({ length: 260 }, (_, index) => `  q${index}: {}`).join('\n');

export const dashboardTooLarge: Rule = {
  id: 'dashboard-too-large',
  severity: 'error',
  summary: 'a dashboard has more widgets than CloudWatch accepts',
  why:
    'CloudWatch rejects a dashboard with more than 500 widgets. A queue with a dead-letter queue has two ' +
    'widgets. ' +
    'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html',
  bad: `
queues:
${queues}
monitoring: { notify: ops@example.com }
`,
  good: `
queues:
${queues}
monitoring: { notify: ops@example.com, dashboard: false }
`,
  check(topology, found) {
    if (!topology.monitoring?.dashboard) return;
    const { length } = dashboardWidgets(topology);
    if (length <= DASHBOARD.widgets) return;
    found({
      message: `the dashboard would have ${length} widgets, but CloudWatch accepts at most ${DASHBOARD.widgets}`,
      path: topology.monitoring.path,
      on: 'key',
      help: 'set `dashboard: false`, or split the topology',
    });
  },
};
