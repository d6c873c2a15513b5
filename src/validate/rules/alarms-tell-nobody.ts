import { alarmsOf } from '#monitoring/alarms';
import { plural } from '#base/util/text';
import type { Rule } from '../rule';

export const alarmsTellNobody: Rule = {
  id: 'alarms-tell-nobody',
  severity: 'warning',
  summary: 'alarms fire without notifying anybody',
  why:
    'An alarm without an action only changes its colour in the console. SQS deletes the dead letters before anybody looks. ' +
    'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html',
  bad: `
queues: { billing: {} }
monitoring: {}
`,
  good: `
queues: { billing: {} }
monitoring: { notify: ops@example.com }
`,
  check(topology, found) {
    const { monitoring } = topology;
    if (!monitoring || monitoring.notify) return;
    const { length } = alarmsOf(topology);
    if (length === 0) return;
    found({
      message: `${plural(length, 'alarm')} would notify nobody`,
      path: monitoring.path,
      on: 'key',
      help: 'name a topic or an e-mail address in `notify`; accept this if somebody watches the dashboard',
    });
  },
};
