import { TRAIL } from '#base/aws/limits';
import { ownedQueues, ownedTopics } from '#model/topology';
import type { Rule } from '../rule';

export const auditOutOfRange: Rule = {
  id: 'audit-out-of-range',
  severity: 'error',
  summary: 'an audit has nothing to record, or more than one trail can record',
  why:
    'A trail names each topic and queue that it records, at most 500. A trail that names none would ' +
    'record all data events. ' +
    'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html',
  bad: `
audit: { cloudtrail: true }
`,
  good: `
topics: { orders: {} }
queues: { billing: {} }
subscriptions: [{ topic: orders, queue: billing }]
audit: { cloudtrail: true }
`,
  followed: `
topics: {}
`,
  check(topology, found) {
    if (!topology.trail) return;
    const { path } = topology.trail;
    const count = ownedTopics(topology).length + ownedQueues(topology).length;
    if (count === 0) {
      const help =
        'remove `audit`; the owners of external queues and topics record them in their own topology';
      found({ message: 'the topology owns no topic or queue to record', path, help });
    }
    if (count <= TRAIL.selectorValues) return;
    found({
      message: `there are ${count} topics and queues to record, but a trail records at most ${TRAIL.selectorValues}`,
      path,
      help: 'split the topology',
    });
  },
};
