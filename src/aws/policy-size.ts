import { formatArn, type Arn } from './arns';

/** As long as any account number. */
const ACCOUNT = '000000000000';

/** The policy of a queue without its own ARN, which stands in it twice, and without topics. */
const QUEUE_FRAME = { alone: 186, withTopics: 355 };

function length(arn: Arn): number {
  return formatArn(arn, ACCOUNT).length;
}

/** Bytes of the policy that a queue gets, as AWS counts them. A test holds it against what is written. */
export function queuePolicySize(queue: Arn, topics: readonly Arn[]): number {
  if (topics.length === 0) return QUEUE_FRAME.alone + length(queue);
  const quotedTopics = topics.reduce((sum, topic) => sum + length(topic) + 2, topics.length - 1);
  const brackets = topics.length > 1 ? 2 : 0;
  return QUEUE_FRAME.withTopics + 2 * length(queue) + quotedTopics + brackets;
}
