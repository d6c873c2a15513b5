import type { Attributes } from './message';

/** What counts against the limit: body, and name, type and value of each attribute, in bytes. */
export function sizeOf(body: string, attributes: Attributes): number {
  const parts = Object.entries(attributes).flatMap(([name, { DataType, StringValue }]) => [
    name,
    DataType,
    StringValue ?? '',
  ]);
  return [body, ...parts].reduce((sum, part) => sum + Buffer.byteLength(part), 0);
}
