import { MESSAGE } from '#base/aws/limits';
import type { Queue } from '#model/topology';
import type { Outgoing } from '../simulator/message';
import { sqsAttributeRefusal } from './attribute';
import { identifierRefusal } from './identifiers';
import { messageBytes } from './size';

/** What XML 1.0 has no place for: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html */
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/** The first character that SQS does not take; `undefined` if there is none. */
export function forbiddenCharacter(text: string): string | undefined {
  return FORBIDDEN.exec(text)?.[0];
}

function textRefusal(part: string, text: string): string | undefined {
  const strange = forbiddenCharacter(text);
  if (strange === undefined) return undefined;
  const code = strange.codePointAt(0)!.toString(16).toUpperCase();
  return `${part} has the character #x${code}, which SQS does not take`;
}

/** Why a queue takes no message with these attributes, whoever sends it; `undefined` if it does. */
export function attributesRefusal(attributes: NonNullable<Outgoing['attributes']>): string | undefined {
  const entries = Object.entries(attributes);
  if (entries.length > MESSAGE.attributes) {
    return `Number of message attributes [${entries.length}] exceeds the allowed maximum [${MESSAGE.attributes}].`;
  }
  for (const [name, attribute] of entries) {
    const refusal =
      sqsAttributeRefusal(name, attribute) ??
      textRefusal(`attribute \`${name}\``, attribute.StringValue ?? '');
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

function sizeRefusal(queue: Queue, message: Outgoing): string | undefined {
  const most = queue.owned ? queue.maxMessageSize : MESSAGE.queueSize;
  const bytes = messageBytes(message);
  return bytes > most
    ? `One or more parameters are invalid. Reason: Message must be shorter than ${most} bytes. It has ${bytes}.`
    : undefined;
}

/**
 * Why SQS answers a `SendMessage` with an error, in its own words where they are known; `undefined` if it takes the
 * message. SNS delivers by other rules: the queue's own largest size does not apply to it.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 */
export function queueRefusal(queue: Queue, message: Outgoing): string | undefined {
  const { fifo } = queue;
  // What an owner elsewhere has set is not known: let it be the less strict.
  const contentBasedDeduplication = queue.owned ? queue.contentBasedDeduplication : true;
  if (message.body === '')
    return 'The request must contain the parameter MessageBody. AWS takes no message without a body';
  return (
    textRefusal('the body', message.body) ??
    attributesRefusal(message.attributes ?? {}) ??
    sizeRefusal(queue, message) ??
    identifierRefusal({ kind: 'queue', fifo, contentBasedDeduplication }, message)
  );
}
