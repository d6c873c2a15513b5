import { MESSAGE } from '#base/aws/limits';
import type { Outgoing } from '../simulator/message';

/** Letters, digits and the punctuation of ASCII; no space. */
const IDENTIFIER = new RegExp(`^[!-~]{1,${MESSAGE.identifier}}$`);

/** What SNS and SQS answer, as it was recorded; what SQS says to the last one was not. */
const ANSWERS = {
  topic: {
    noGroup: 'The MessageGroupId parameter is required for FIFO topics',
    noId: 'The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
    idWithoutFifo:
      'The request includes MessageDeduplicationId parameter that is not valid for this topic type',
  },
  queue: {
    noGroup: 'The request must contain the parameter MessageGroupId.',
    noId: 'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
    idWithoutFifo: 'MessageDeduplicationId is not valid for this queue type: only FIFO queues take one',
  },
} as const;

/** What decides whether a message needs a message group and a deduplication id, or may have them. */
interface Ordering {
  readonly kind: keyof typeof ANSWERS;
  readonly fifo: boolean;
  readonly contentBasedDeduplication: boolean | undefined;
}

/** Why AWS takes no identifier of that form; `undefined` if it does. */
export function identifierForm(name: string, value: string | undefined): string | undefined {
  if (value === undefined || IDENTIFIER.test(value)) return undefined;
  return (
    `Value ${value} for parameter ${name} is invalid. Reason: ${name} can only include ` +
    `alphanumeric and punctuation characters. 1 to ${MESSAGE.identifier} in length.`
  );
}

/**
 * Why a topic or queue refuses the message group or deduplication id of a message; `undefined` if it does not.
 * https://docs.aws.amazon.com/sns/latest/api/API_Publish.html and
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 */
export function identifierRefusal(
  { kind, fifo, contentBasedDeduplication }: Ordering,
  { groupId, deduplicationId }: Outgoing,
): string | undefined {
  const form =
    identifierForm('MessageGroupId', groupId) ?? identifierForm('MessageDeduplicationId', deduplicationId);
  if (form !== undefined) return form;
  const { noGroup, noId, idWithoutFifo } = ANSWERS[kind];
  if (!fifo) return deduplicationId === undefined ? undefined : idWithoutFifo;
  if (groupId === undefined) return noGroup;
  return deduplicationId !== undefined || contentBasedDeduplication === true ? undefined : noId;
}
