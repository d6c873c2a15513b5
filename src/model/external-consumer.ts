import type { Arn } from '#base/aws/arns';
import type { ConsumerBase } from './consumer';

/** A program that somebody else runs: pods, EC2, another stack, a role of another account. */
export interface ExternalConsumer extends ConsumerBase {
  readonly kind: 'external';
  /** The role that it has, or the IAM user that it is, if the file says; policies of queues, topics and the key let it in. */
  readonly role: Arn | undefined;
  /** What it is, for people. */
  readonly note: string | undefined;
}
