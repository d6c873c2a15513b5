import type { Style } from '#base/util/style';
import { plural } from '#base/util/text';
import type { HeldMessage, MessageAttribute } from './queue-port';

function valueOf({ StringValue, BinaryValue }: MessageAttribute): string {
  return BinaryValue ? Buffer.from(BinaryValue).toString('base64') : (StringValue ?? '');
}

function moment(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** As JSON, ready for you to send again. */
export function messagesJson(messages: readonly HeldMessage[]): unknown[] {
  return messages.map((message) => ({
    id: message.id,
    sentAt: moment(message.sentAt),
    receiveCount: message.receiveCount,
    ...(message.sourceArn === undefined ? {} : { sourceArn: message.sourceArn }),
    ...(message.groupId === undefined ? {} : { groupId: message.groupId }),
    ...(message.deduplicationId === undefined ? {} : { deduplicationId: message.deduplicationId }),
    attributes: Object.fromEntries(
      Object.entries(message.attributes).map(([name, attribute]) => [
        name,
        { type: attribute.DataType, value: valueOf(attribute) },
      ]),
    ),
    body: message.body,
  }));
}

function messageText(message: HeldMessage, style: Style): string {
  const { id, sentAt, receiveCount, groupId, deduplicationId, attributes, body } = message;
  const facts = [
    `sent ${moment(sentAt)}`,
    `received ${plural(receiveCount, 'time')}`,
    ...(groupId === undefined ? [] : [`group ${groupId}`]),
    ...(deduplicationId === undefined ? [] : [`deduplication ID ${deduplicationId}`]),
  ];
  const attributeLines = Object.entries(attributes).map(
    ([name, attribute]) => `  ${name} (${attribute.DataType}): ${valueOf(attribute)}`,
  );
  const bodyLines = body.split('\n').map((line) => `  ${line}`);
  return [`${style.bold(id)}  ${style.dim(facts.join(', '))}`, ...attributeLines, ...bodyLines].join('\n');
}

/** For a person: each message with what belongs to it. */
export function messagesText(messages: readonly HeldMessage[], style: Style): string {
  return `${messages.map((message) => messageText(message, style)).join('\n\n')}\n`;
}
