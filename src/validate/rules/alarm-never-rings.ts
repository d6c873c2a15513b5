import { isForDeadLetters } from '#monitoring/alarms';
import { formatSeconds } from '#base/util/units';
import { ownedQueues } from '#model/topology';
import type { Rule } from '../rule';

export const alarmNeverRings: Rule = {
  id: 'alarm-never-rings',
  severity: 'error',
  adjustable: true,
  summary: 'a queue deletes messages before the alarm for old messages can fire',
  why:
    'SQS deletes a message at the end of the retention period, so no message gets older than that. The ' +
    'alarm never fires, and you do not notice the lost messages. ' +
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html',
  bad: `
queues: { billing: { retention: 1h } }
monitoring: { notify: ops@example.com, alarms: { oldestMessage: 2h } }
`,
  good: `
queues: { billing: { retention: 4d } }
monitoring: { notify: ops@example.com, alarms: { oldestMessage: 2h } }
`,
  check(topology, found) {
    const threshold = topology.monitoring?.alarms.oldestMessage;
    if (typeof threshold !== 'number') return;
    for (const queue of ownedQueues(topology)) {
      if (queue.retention > threshold || isForDeadLetters(topology, queue)) continue;
      found({
        message:
          `no message in \`${queue.name}\` gets ${formatSeconds(threshold)} old, because the queue deletes messages after ` +
          formatSeconds(queue.retention),
        path: ['monitoring', 'alarms', 'oldestMessage'],
        help: 'set it to a part of the shortest retention, or remove it, so each queue gets its own threshold',
        related: [{ path: queue.path, message: 'the queue is defined' }],
      });
    }
  },
};
