import { byteLength } from '#base/util/text';

interface Attribute {
  readonly DataType: string;
  readonly StringValue?: string | undefined;
  readonly BinaryValue?: Uint8Array | undefined;
}

export interface Content {
  readonly body: string;
  readonly attributes?: Readonly<Record<string, Attribute>> | undefined;
}

function attributeBytes([name, { DataType, StringValue = '', BinaryValue }]: [string, Attribute]): number {
  const value = BinaryValue?.byteLength ?? byteLength(StringValue);
  return byteLength(name) + byteLength(DataType) + value;
}

/** As SNS and SQS count: body, and name, type and value of each attribute. */
export function messageBytes({ body, attributes = {} }: Content): number {
  return Object.entries(attributes)
    .map(attributeBytes)
    .reduce((sum, size) => sum + size, byteLength(body));
}

/** A code unit has no more, as those beyond have two units for four bytes. */
const MOST_BYTES_OF_A_UNIT = 3;

/**
 * How many bytes a message has, if that is more than `most`. A body that is short enough in any case is not looked at: one
 * that is put together from parts would be copied into a whole by that.
 */
export function bytesBeyond(most: number, content: Content): number | undefined {
  const { body, attributes = {} } = content;
  const hasAttributes = Object.keys(attributes).length > 0;
  if (!hasAttributes && body.length * MOST_BYTES_OF_A_UNIT <= most) return undefined;
  const bytes = messageBytes(content);
  return bytes > most ? bytes : undefined;
}
