import { list } from '#base/util/text';
import type { S3Publisher } from '../../publisher';
import { ownedOnly } from '../../topology';
import { optional } from '../shown';
import { NO_ATTRIBUTES, UNNAMED, type PublisherFacts } from './facts';
import { s3Event, s3Key } from './s3-event';

/** The notifications of a bucket. */
export const s3 = {
  ...UNNAMED,
  sender: 'S3',
  service: 's3.amazonaws.com',
  as: 'service',
  intoQueuesAs: 'service',
  isMade: true,
  hasRole: () => false,
  givesMessageGroup: false,
  givesQueueGroup: () => false,
  failures: () => undefined,
  // S3 asks the topic whether it lets the bucket publish as soon as the notification is written.
  prerequisites: ({ bucket, publishes, sends }) => [
    ...(typeof bucket === 'string' ? [] : [{ element: bucket, because: `is the bucket \`${bucket.name}\`` }]),
    ...ownedOnly(publishes).map((element) => ({ element, because: 'publishes to a topic' })),
    ...ownedOnly(sends).map((element) => ({ element, because: 'sends to a queue' })),
  ],
  node: {
    kind: 's3-events',
    words: 'S3 events',
    icon: 'M3 4.5h14l-2 12h-10zM7 10h6M10.5 7.5l2.5 2.5-2.5 2.5',
  },
  settings: ({ bucket, events, prefix, suffix }) => [
    ...optional('Bucket', typeof bucket === 'string' ? bucket : bucket.name, 'bucket'),
    ...optional('Events', list(events), 'events'),
    ...optional('Prefix', prefix, 'prefix'),
    ...optional('Suffix', suffix, 'suffix'),
  ],
  sends: ({ bucket, events, prefix, suffix }) => ({
    attributes: NO_ATTRIBUTES,
    body: {
      kind: 'shape',
      schema: s3Event(
        events,
        typeof bucket === 'string' ? { const: bucket } : { type: 'string' },
        s3Key(prefix, suffix),
      ),
    },
    page: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html',
  }),
} as const satisfies PublisherFacts<S3Publisher>;
