import type { HeldMessage, MessageAttribute } from './queue-port';

function attributeBytes([name, { DataType, StringValue = '', BinaryValue }]: [
  string,
  MessageAttribute,
]): number {
  const value = BinaryValue?.byteLength ?? Buffer.byteLength(StringValue);
  return Buffer.byteLength(name) + Buffer.byteLength(DataType) + value;
}

/** As SQS counts: body, and name, type and value of each attribute. */
export function messageBytes({ body, attributes }: HeldMessage): number {
  const sizes = Object.entries(attributes).map(attributeBytes);
  return sizes.reduce((sum, size) => sum + size, Buffer.byteLength(body));
}
