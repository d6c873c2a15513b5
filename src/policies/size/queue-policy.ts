import { ANY_ACCOUNT, formatArn } from '#base/aws/arns';
import type { OwnedQueue } from '#model/topology';
import { documentSize } from './document';

const FRAMES = { insecure: 145, topics: 166 };

/** Bytes of the policy that a queue gets. */
export function queuePolicySize({ arn, deliveredBy }: OwnedQueue): number {
  const self = [formatArn(arn, ANY_ACCOUNT)];
  const insecure = { frame: FRAMES.insecure, lists: [self] };
  if (deliveredBy.length === 0) return documentSize([insecure]);
  const topics = deliveredBy.map((topic) => formatArn(topic.arn, ANY_ACCOUNT));
  return documentSize([insecure, { frame: FRAMES.topics, lists: [self, topics] }]);
}
