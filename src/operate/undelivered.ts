import type { DeadLetterQueue } from './dead-letter-queue';
import type { HeldMessage } from './queue-port';

/**
 * What SNS adds to a message that it could not deliver, beside the attributes of its publisher.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html; recorded on AWS for localstack/localstack#6639.
 */
const ADDED = new Set(['ErrorCode', 'ErrorMessage', 'RequestID']);

/**
 * A message as it would have been delivered. What SQS has moved has the queue that it comes from noted on it; what SNS
 * put into the dead-letter queue of a subscription has not.
 */
export function asDelivered(
  { takesUndelivered }: Pick<DeadLetterQueue, 'takesUndelivered'>,
  message: HeldMessage,
): HeldMessage {
  if (!takesUndelivered || message.sourceArn !== undefined) return message;
  const own = Object.entries(message.attributes).filter(([name]) => !ADDED.has(name));
  return { ...message, attributes: Object.fromEntries(own) };
}
