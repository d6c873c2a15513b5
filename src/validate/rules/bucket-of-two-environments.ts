import { child } from '#base/diagnostics/path';
import { list, quoted } from '#base/util/text';
import { notifyingBuckets } from '#model/buckets';
import type { S3Publisher } from '#model/publisher';
import type { Topology } from '#model/topology';
import type { Rule } from '../rule';

interface Use {
  readonly topology: Topology;
  readonly publisher: S3Publisher;
}

/** The buckets of somebody else, each with who is told by it, of one account and region. */
function uses(topologies: readonly Topology[]): Map<string, Use[]> {
  const found = new Map<string, Use[]>();
  for (const topology of topologies) {
    for (const publisher of notifyingBuckets(topology)) {
      if (typeof publisher.bucket !== 'string') continue;
      const key = JSON.stringify([publisher.bucket, topology.account, topology.region]);
      found.set(key, [...(found.get(key) ?? []), { topology, publisher }]);
    }
  }
  return found;
}

export const bucketOfTwoEnvironments: Rule = {
  id: 'bucket-of-two-environments',
  severity: 'error',
  adjustable: true,
  summary: 'two environments of an account set the notifications of the same bucket',
  why:
    'A bucket has one list of notifications, so the deploy of one environment takes the messages from the other, and ' +
    'the next deploy of the other takes them back. ' +
    'https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketNotificationConfiguration.html',
  bad: `
environments: { dev: {}, prod: {} }
topics: { uploads: {} }
queues: { resize: {} }
rules: { bucket-notifications-replaced: off }
subscriptions: [{ topic: uploads, queue: resize }]
publishers:
  photos: { type: s3, bucket: incoming-photos, events: [ObjectCreated], publishes: [uploads] }
`,
  good: `
environments: { dev: {}, prod: {} }
topics: { uploads: {} }
queues: { resize: {} }
rules: { bucket-notifications-replaced: off }
subscriptions: [{ topic: uploads, queue: resize }]
publishers:
  photos: { type: s3, bucket: "incoming-photos-\${environment}", events: [ObjectCreated], publishes: [uploads] }
`,
  checkTogether(topologies, found) {
    for (const same of uses(topologies).values()) {
      const environments = new Set(same.map(({ topology }) => topology.environment));
      if (environments.size < 2) continue;
      for (const { topology, publisher } of same) {
        found(topology, {
          message: `the deploys of ${list(quoted([...environments]))} each replace what the others set on bucket \`${publisher.bucket as string}\``,
          path: child(publisher.path, 'bucket'),
          help: 'give each environment a bucket of its own, such as `"photos-${environment}"`, or a `stores` entry',
        });
      }
    }
  },
};
