import { TRAIL } from '#base/aws/limits';
import { ownedQueues, ownedTopics } from '#model/topology';
import type { Rule } from '../rule';

export const auditOutOfRange: Rule = {
  id: 'audit-out-of-range',
  severity: 'error',
  summary: 'an audit has nothing to record, or more than one trail can',
  why:
    'A trail names each topic and queue that it records, at most 500 of them; one that names none would record what ' +
    'nobody asked for. https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html',
  bad: `
audit: { cloudtrail: true }
`,
  good: `
topics: { orders: {} }
queues: { billing: {} }
subscriptions: [{ topic: orders, queue: billing }]
audit: { cloudtrail: true }
`,
  check(topology, found) {
    if (!topology.trail) return;
    const { path } = topology.trail;
    const count = ownedTopics(topology).length + ownedQueues(topology).length;
    if (count === 0) {
      const help = 'remove `audit`, or record what others own in a topology of theirs';
      found({ message: 'there is no topic or queue of its own to record', path, help });
    }
    if (count <= TRAIL.selectorValues) return;
    found({
      message: `there are ${count} topics and queues to record, but a trail takes ${TRAIL.selectorValues}`,
      path,
      help: 'divide the topology',
    });
  },
};
