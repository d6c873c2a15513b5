import { MESSAGE } from '#base/aws/limits';
import { snsAttributeRefusal } from '#messages/admission/attribute';
import { identifierForm } from '#messages/admission/identifiers';
import { messageBytes } from '#messages/admission/size';
import { mostBytesOf, subjectRefusal } from '#messages/admission/topic';
import type { LocalAttribute, LocalAttributes } from '../message';
import { ApiError, invalid } from '../protocol/errors';
import type { LocalTopic } from './topic';

export interface Publication {
  readonly body: string;
  readonly subject: string | undefined;
  readonly structure: string | undefined;
  readonly attributes: LocalAttributes;
  readonly groupId: string | undefined;
  readonly deduplicationId: string | undefined;
  readonly traceHeader?: string | undefined;
}

function wrongValue(message: string): ApiError {
  return new ApiError('ParameterValueInvalid', message);
}

/** A type has one field for its values, and no other. */
function checkField(name: string, { DataType, StringValue, BinaryValue }: LocalAttribute): void {
  const [base = ''] = DataType.split('.');
  const isBinary = base === 'Binary';
  const hasOther = isBinary ? StringValue !== undefined : BinaryValue !== undefined;
  if (!['String', 'Number', 'Binary'].includes(base) || !hasOther) return;
  throw wrongValue(
    `The message attribute '${name}' with type '${DataType}' must use field '${isBinary ? 'Binary' : 'String'}'.`,
  );
}

function checkAttributes(attributes: LocalAttributes, prefix: string): void {
  for (const [name, attribute] of Object.entries(attributes)) {
    if (attribute.DataType === '') {
      throw new ApiError(
        'ValidationError',
        `1 validation error detected: Value null at '${prefix}messageAttributes.${name}.member.dataType' failed to satisfy constraint: Member must not be null`,
      );
    }
    checkField(name, attribute);
    const { DataType, BinaryValue, StringValue } = attribute;
    const asText = BinaryValue && BinaryValue.length > 0 ? '-' : StringValue;
    const refusal = snsAttributeRefusal(name, { DataType, StringValue: asText });
    if (refusal !== undefined) throw wrongValue(refusal);
  }
}

function checkIdentifiers(topic: LocalTopic, { groupId, deduplicationId }: Publication): void {
  for (const [name, value] of [
    ['MessageGroupId', groupId],
    ['MessageDeduplicationId', deduplicationId],
  ] as const) {
    const refusal = identifierForm(name, value);
    if (refusal !== undefined) throw invalid(`${name} Reason: ${refusal}`);
  }
  if (!topic.fifo) {
    if (deduplicationId === undefined) return;
    const reason =
      'The request includes MessageDeduplicationId parameter that is not valid for this topic type';
    throw invalid(`MessageDeduplicationId Reason: ${reason}`);
  }
  if (groupId === undefined) throw invalid('The MessageGroupId parameter is required for FIFO topics');
  if (deduplicationId !== undefined || topic.attributes['ContentBasedDeduplication'] === 'true') return;
  throw invalid(
    'The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
  );
}

/**
 * Refuses what SNS does not take, by the rules that the simulator has, in the words of recorded answers.
 * @throws ApiError
 */
export function admit(topic: LocalTopic, publication: Publication, entry?: number): void {
  const { body, subject, attributes } = publication;
  if (body === '') throw invalid('Empty message');
  const most = Number(topic.attributes['MaximumMessageSize'] ?? mostBytesOf({ owned: true }));
  if (messageBytes({ body, attributes }) > Math.min(most, MESSAGE.largeTopicSize))
    throw invalid('Message too long');
  if (subjectRefusal(subject) !== undefined) throw invalid('Subject');
  checkAttributes(attributes, entry === undefined ? '' : `publishBatchRequestEntries.${entry + 1}.member.`);
  checkIdentifiers(topic, publication);
}
