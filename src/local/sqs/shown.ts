import type { LocalAttribute, LocalMessage } from '../message';
import { md5, md5OfAttributes } from '../protocol/digest';
import { texts, type Input } from '../protocol/input';
import type { LocalQueue } from './queue';
import { receiptOf } from './receipt';

/** Whether a name was asked for: by itself, with all, or by its beginning. */
function asks(wanted: readonly string[]): (name: string) => boolean {
  if (wanted.includes('All') || wanted.includes('.*')) return () => true;
  const beginnings = wanted.filter((name) => name.endsWith('.*')).map((name) => name.slice(0, -2));
  return (name) => wanted.includes(name) || beginnings.some((beginning) => name.startsWith(beginning));
}

function systemAttributes(message: LocalMessage, queue: LocalQueue): [string, string | undefined][] {
  const { world, fifo } = queue;
  return [
    ['SenderId', world.account],
    ['SentTimestamp', String(message.sentAt)],
    ['ApproximateReceiveCount', String(message.receives)],
    ['ApproximateFirstReceiveTimestamp', String(message.firstReceivedAt)],
    ['MessageGroupId', message.groupId],
    ['MessageDeduplicationId', fifo ? message.deduplicationId : undefined],
    ['SequenceNumber', message.sequence],
    ['AWSTraceHeader', message.traceHeader],
    ['DeadLetterQueueSourceArn', message.deadFrom],
  ];
}

function written({ DataType, StringValue, BinaryValue }: LocalAttribute): object {
  return BinaryValue
    ? { BinaryValue: Buffer.from(BinaryValue).toString('base64'), DataType }
    : { StringValue, DataType };
}

/** A message as an answer has it, with the attributes that the request asks for. */
export function shown(input: Input, queue: LocalQueue): (message: LocalMessage) => object {
  const wantsSystem = asks([
    ...texts(input, 'AttributeNames'),
    ...texts(input, 'MessageSystemAttributeNames'),
  ]);
  const names = texts(input, 'MessageAttributeNames');
  // No page says it of `*`; a test that was recorded on AWS does.
  const wants = asks(names.includes('*') ? ['All'] : names);
  return (message) => {
    const { id, body } = message;
    const system = systemAttributes(message, queue).filter(
      ([name, value]) => value !== undefined && wantsSystem(name),
    );
    const attributes = Object.entries(message.attributes).filter(([name]) => wants(name));
    return {
      MessageId: id,
      ReceiptHandle: receiptOf(queue, message),
      MD5OfBody: md5(body),
      Body: body,
      ...(system.length > 0 ? { Attributes: Object.fromEntries(system) } : {}),
      ...(attributes.length > 0
        ? {
            MD5OfMessageAttributes: md5OfAttributes(Object.fromEntries(attributes)),
            MessageAttributes: Object.fromEntries(
              attributes.map(([name, attribute]) => [name, written(attribute)]),
            ),
          }
        : {}),
    };
  };
}
