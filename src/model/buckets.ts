import type { S3Publisher } from './publisher';
import type { Topology } from './topology';

/** The publishers that are notifications of a bucket. */
export function notifyingBuckets({ publishers }: Topology): S3Publisher[] {
  return [...publishers.values()].filter((publisher) => 'bucket' in publisher);
}
