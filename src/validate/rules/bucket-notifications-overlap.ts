import { child } from '#base/diagnostics/path';
import { notifyingBuckets } from '#model/buckets';
import { list, quoted } from '#base/util/text';
import type { Rule } from '../rule';

export const bucketNotificationsOverlap: Rule = {
  id: 'bucket-notifications-overlap',
  severity: 'error',
  summary: 'a bucket would notify two topics or queues of the same events',
  why:
    'S3 refuses two notifications of one bucket for the same event whose prefixes and suffixes overlap, so that one ' +
    'object has one destination. A topic delivers to any number of queues. ' +
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html',
  bad: `
topics: { thumbnails: {}, index: {} }
queues: { resize: {}, search: {} }
subscriptions: [{ topic: thumbnails, queue: resize }, { topic: index, queue: search }]
stores: { photos: { type: s3 } }
publishers:
  uploads: { type: s3, bucket: photos, events: [ObjectCreated], publishes: [thumbnails, index] }
`,
  good: `
topics: { uploads: {} }
queues: { resize: {}, search: {} }
subscriptions: [{ topic: uploads, queue: resize }, { topic: uploads, queue: search }]
stores: { photos: { type: s3 } }
publishers:
  uploads: { type: s3, bucket: photos, events: [ObjectCreated], publishes: [uploads] }
`,
  check(topology, found) {
    for (const { name, path, publishes, sends } of notifyingBuckets(topology)) {
      const outlets = [...publishes, ...sends];
      if (outlets.length < 2) continue;
      const told = list(quoted(outlets.map((outlet) => outlet.name)));
      found({
        message: `\`${name}\` would tell ${told} of the same events, which S3 refuses`,
        path: child(path, publishes.length > 1 ? 'publishes' : 'sends'),
        help: 'publish to one topic, and subscribe the queues to it',
      });
    }
  },
};
