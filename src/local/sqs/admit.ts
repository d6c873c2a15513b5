import { MESSAGE } from '#base/aws/limits';
import { attributesRefusal, forbiddenCharacter } from '#messages/admission/queue';
import { identifierForm } from '#messages/admission/identifiers';
import { messageBytes } from '#messages/admission/size';
import type { LocalAttribute, LocalAttributes } from '../message';
import { ApiError, invalidParameter, invalidValue } from '../protocol/errors';
import { map, text, type Input } from '../protocol/input';
import type { Incoming, LocalQueue } from './queue';

/** Base64 in both protocols. */
function binary(value: string | undefined): Uint8Array | undefined {
  return value === undefined ? undefined : Buffer.from(value, 'base64');
}

/** The attributes of a message as a request has them, without a look at whether they are right. */
export function attributesIn(input: Input, name: string): Record<string, LocalAttribute> {
  const given = map(input, name) ?? {};
  return Object.fromEntries(
    Object.keys(given).map((key) => {
      const attribute = map(given, key) ?? {};
      const BinaryValue = binary(text(attribute, 'BinaryValue'));
      const StringValue = text(attribute, 'StringValue');
      return [
        key,
        {
          DataType: text(attribute, 'DataType') ?? '',
          ...(StringValue === undefined ? {} : { StringValue }),
          ...(BinaryValue ? { BinaryValue } : {}),
        },
      ];
    }),
  );
}

/** A value is there for the engine, whatever its type. */
function withText([name, attribute]: [string, LocalAttribute]): [string, LocalAttribute] {
  const { BinaryValue, DataType } = attribute;
  return BinaryValue && BinaryValue.length > 0 ? [name, { DataType, StringValue: '-' }] : [name, attribute];
}

function checkAttributes(attributes: LocalAttributes): void {
  for (const [name, { DataType, StringValue, BinaryValue }] of Object.entries(attributes)) {
    const value = DataType.startsWith('Binary') ? BinaryValue?.length : StringValue?.length;
    const [type] = DataType.split('.');
    if (value !== undefined && value > 0) continue;
    if (type !== 'String' && type !== 'Number' && type !== 'Binary') continue;
    throw invalidValue(
      `Message (user) attribute '${name}' must contain a non-empty value of type '${DataType}'.`,
    );
  }
  const refusal = attributesRefusal(Object.fromEntries(Object.entries(attributes).map(withText)));
  if (refusal !== undefined) throw invalidValue(refusal);
}

function checkForm(name: string, value: string | undefined): void {
  const refusal = identifierForm(name, value);
  if (refusal !== undefined) throw invalidValue(refusal);
}

const NO_DEDUPLICATION =
  'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly';

/**
 * Refuses a message of a FIFO queue without a group or a deduplication id. In a batch one such entry fails all, in
 * other words.
 * @throws ApiError
 */
export function checkPresent(
  queue: LocalQueue,
  { groupId, deduplicationId }: Pick<Incoming, 'groupId' | 'deduplicationId'>,
  inBatch: boolean,
): void {
  if (!queue.fifo) return;
  if (groupId === undefined) {
    const missing = 'The request must contain the parameter MessageGroupId.';
    throw inBatch ? invalidValue(missing) : new ApiError('MissingParameter', missing);
  }
  const byContent = queue.attributes['ContentBasedDeduplication'] === 'true';
  if (deduplicationId === undefined && !byContent) throw invalidValue(NO_DEDUPLICATION);
}

function checkIdentifiers(queue: LocalQueue, message: Incoming): void {
  const { groupId, deduplicationId } = message;
  checkForm('MessageDeduplicationId', deduplicationId);
  checkForm('MessageGroupId', groupId);
  if (!queue.fifo) {
    if (deduplicationId === undefined) return;
    throw invalidParameter(
      'MessageDeduplicationId',
      deduplicationId,
      'The request includes a parameter that is not valid for this queue type.',
    );
  }
  checkPresent(queue, message, false);
}

function checkDelay(queue: LocalQueue, delay: number | undefined): void {
  if (delay === undefined) return;
  if (delay < 0 || delay > 900) {
    throw invalidParameter('DelaySeconds', delay, 'DelaySeconds must be >= 0 and <= 900.');
  }
  if (!queue.fifo || delay === 0) return;
  const reason = 'The request include parameter that is not valid for this queue type.';
  throw invalidParameter('DelaySeconds', delay, reason);
}

/**
 * Refuses what SQS does not take, by the rules that the simulator has, in the words of recorded answers.
 * @throws ApiError
 */
export function admit(queue: LocalQueue, message: Incoming): void {
  const { body, attributes = {}, delay } = message;
  if (forbiddenCharacter(body) !== undefined) {
    throw new ApiError(
      'InvalidMessageContents',
      'Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF',
    );
  }
  checkAttributes(attributes);
  const most = Math.min(queue.number('MaximumMessageSize'), MESSAGE.queueSize);
  if (messageBytes({ body, attributes }) > most) {
    throw invalidValue(
      `One or more parameters are invalid. Reason: Message must be shorter than ${most} bytes.`,
    );
  }
  checkDelay(queue, delay);
  checkIdentifiers(queue, message);
}
