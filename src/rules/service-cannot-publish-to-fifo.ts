import { child } from '../diagnostics/path';
import { ownedTopics } from '../topology/topology';
import type { Rule } from './rule';

/** Services whose own documentation says that they take standard topics alone. */
const STANDARD_ONLY: ReadonlySet<string> = new Set(['s3.amazonaws.com']);

export const serviceCannotPublishToFifo: Rule = {
  id: 'service-cannot-publish-to-fifo',
  severity: 'error',
  summary: 'a service that knows standard topics only is to publish to a FIFO topic',
  why:
    'Event notifications of S3 have no message group, and S3 refuses a FIFO topic as their destination. ' +
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventNotifications.html',
  bad: `
topics: { uploads: { fifo: true, publishers: { services: [s3.amazonaws.com] } } }
queues: { thumbnails: { fifo: true } }
subscriptions: [{ topic: uploads, queue: thumbnails }]
`,
  good: `
topics: { uploads: { publishers: { services: [s3.amazonaws.com] } } }
queues: { thumbnails: {} }
subscriptions: [{ topic: uploads, queue: thumbnails }]
`,
  check(topology, found) {
    for (const { name, path, fifo, publishers } of ownedTopics(topology)) {
      if (!fifo) continue;
      for (const service of publishers.services.filter((candidate) => STANDARD_ONLY.has(candidate))) {
        found({
          message: `\`${service}\` cannot publish to FIFO topic \`${name}\``,
          path: child(path, 'publishers', 'services'),
          help: 'let it publish to a standard topic',
        });
      }
    }
  },
};
