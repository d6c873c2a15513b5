import { child } from '#base/diagnostics/path';
import { formatSeconds } from '#base/util/units';
import { isForDeadLetters } from '#monitoring/alarms';
import { ownedQueues } from '#model/topology';
import { list, quoted } from '#base/util/text';
import type { Rule } from '../rule';

export const deadLettersUnwatched: Rule = {
  id: 'dead-letters-unwatched',
  severity: 'warning',
  summary: 'no alarm reports dead letters',
  why:
    'A message that always fails moves to a dead-letter queue, and is deleted there in the end. Without ' +
    'the alarm, nobody knows that something needs repair. ' +
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/dead-letter-queues-alarms-cloudwatch.html',
  bad: `
queues: { billing: {} }
monitoring: { notify: ops@example.com, alarms: { deadLetters: false } }
`,
  good: `
queues: { billing: {} }
monitoring: { notify: ops@example.com, alarms: { oldestMessage: false } }
`,
  check(topology, found) {
    const { monitoring } = topology;
    if (!monitoring || monitoring.alarms.deadLetters) return;
    const unwatched = ownedQueues(topology).filter((queue) => isForDeadLetters(topology, queue));
    if (unwatched.length === 0) return;
    const soonest = Math.min(...unwatched.map(({ retention }) => retention));
    found({
      message: `no alarm reports messages in ${list(quoted(unwatched.map(({ name }) => name)))}, which are deleted after ${formatSeconds(soonest)}`,
      path: child(monitoring.path, 'alarms', 'deadLetters'),
      help: 'remove `deadLetters: false`, or `alarms: false`',
    });
  },
};
