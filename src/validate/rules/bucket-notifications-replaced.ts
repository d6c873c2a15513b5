import { child } from '#base/diagnostics/path';
import { notifyingBuckets } from '#model/buckets';
import type { Rule } from '../rule';

export const bucketNotificationsReplaced: Rule = {
  id: 'bucket-notifications-replaced',
  severity: 'warning',
  summary: 'the notifications of the bucket of somebody else are replaced',
  why:
    'A bucket has one list of notifications, and Terraform writes all of it: what its owner or another configuration has ' +
    'set there is gone after a deploy, and a plan does not show it. EventBridge can receive the events of a bucket as well. ' +
    'https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketNotificationConfiguration.html and ' +
    'https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/s3_bucket_notification',
  bad: `
topics: { uploads: {} }
queues: { resize: {} }
subscriptions: [{ topic: uploads, queue: resize }]
publishers:
  photos: { type: s3, bucket: incoming-photos, events: [ObjectCreated], publishes: [uploads] }
`,
  good: `
topics: { uploads: {} }
queues: { resize: {} }
subscriptions: [{ topic: uploads, queue: resize }]
stores: { photos: { type: s3 } }
publishers:
  photos: { type: s3, bucket: photos, events: [ObjectCreated], publishes: [uploads] }
`,
  check(topology, found) {
    for (const { path, bucket } of notifyingBuckets(topology)) {
      if (typeof bucket !== 'string') continue;
      found({
        message: `a deploy replaces every notification that is set on bucket \`${bucket}\`, whoever set it`,
        path: child(path, 'bucket'),
        help:
          'accept this if nobody else is told of its objects; otherwise let its owner send its events to EventBridge, ' +
          'and use ' +
          '`type: event-rule` with `pattern: { source: [aws.s3] }`',
      });
    }
  },
};
