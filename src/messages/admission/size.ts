import { byteLength } from '#base/util/text';

interface Attribute {
  readonly DataType: string;
  readonly StringValue?: string | undefined;
  readonly BinaryValue?: Uint8Array | undefined;
}

interface Content {
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
