import { MESSAGE } from '#base/aws/limits';
import type { Outgoing } from '../simulator/message';

/** Letters, digits and the punctuation of ASCII; no space. */
const IDENTIFIER = new RegExp(`^[!-~]{1,${MESSAGE.identifier}}$`);

/** What decides whether a message needs a message group and a deduplication id, or may have them. */
interface Ordering {
  readonly fifo: boolean;
  readonly contentBasedDeduplication: boolean | undefined;
}

function formRefusal(name: string, value: string | undefined): string | undefined {
  if (value === undefined || IDENTIFIER.test(value)) return undefined;
  return `${name} can only include alphanumeric and punctuation characters. 1 to ${MESSAGE.identifier} in length.`;
}

/**
 * Why a topic or queue refuses the message group or deduplication id of a message; `undefined` if it does not.
 * https://docs.aws.amazon.com/sns/latest/api/API_Publish.html and
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 */
export function identifierRefusal(
  { fifo, contentBasedDeduplication }: Ordering,
  { groupId, deduplicationId }: Outgoing,
): string | undefined {
  const form =
    formRefusal('MessageGroupId', groupId) ?? formRefusal('MessageDeduplicationId', deduplicationId);
  if (form !== undefined) return form;
  if (!fifo) {
    return deduplicationId === undefined
      ? undefined
      : 'it has a deduplication id, which only FIFO topics and queues take';
  }
  if (groupId === undefined) return 'it has no message group';
  if (deduplicationId !== undefined || contentBasedDeduplication === true) return undefined;
  return 'it has no deduplication id, and `contentBasedDeduplication` is off';
}
