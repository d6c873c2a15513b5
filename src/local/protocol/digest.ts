import { hash } from 'node:crypto';
import type { LocalAttributes } from '../message';

export function md5(data: string | Uint8Array): string {
  return hash('md5', data);
}

function sized(data: string | Uint8Array): Buffer {
  const bytes = Buffer.from(data);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(bytes.length);
  return Buffer.concat([size, bytes]);
}

const TEXT = 1;
const BINARY = 2;

/**
 * What SDKs check attributes by.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html#sqs-attributes-md5-message-digest-calculation
 */
export function md5OfAttributes(attributes: LocalAttributes): string | undefined {
  const names = Object.keys(attributes).sort();
  if (names.length === 0) return undefined;
  const parts = names.flatMap((name) => {
    const { DataType, StringValue = '', BinaryValue } = attributes[name]!;
    const value = BinaryValue ?? StringValue;
    return [sized(name), sized(DataType), Buffer.from([BinaryValue ? BINARY : TEXT]), sized(value)];
  });
  return md5(Buffer.concat(parts));
}
