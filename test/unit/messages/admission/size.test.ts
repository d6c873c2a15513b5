import { bytesBeyond, messageBytes } from '#messages/admission/size';

const attributes = { kind: { DataType: 'String', StringValue: 'ö' } };

test.each([
  ['a short text', 10, { body: 'abc' }, undefined],
  ['as many as may be', 3, { body: 'abc' }, undefined],
  ['one more', 2, { body: 'abc' }, 3],
  ['units of three bytes', 8, { body: '日本語' }, 9],
  ['units of three bytes that fit', 9, { body: '日本語' }, undefined],
  ['a pair of units for four bytes', 3, { body: '😀' }, 4],
  ['attributes', 12, { body: 'a', attributes }, 13],
])('%s', (_, most, message, bytes) => {
  expect(bytesBeyond(most, message)).toBe(bytes);
  if (bytes !== undefined) expect(messageBytes(message)).toBe(bytes);
});
