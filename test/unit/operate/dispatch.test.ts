import { SQS_CALL } from '#base/aws/calls';
import { partsOf } from '#operate/dispatch';
import type { HeldMessage } from '#operate/queue-port';

function message(id: string, groupId?: string, bytes = 1): HeldMessage {
  return { id, groupId, body: 'x'.repeat(bytes), attributes: {} } as unknown as HeldMessage;
}

const ids = (parts: HeldMessage[][]) => parts.map((part) => part.map(({ id }) => id).join(' '));

test('messages without order go together', () => {
  expect(ids(partsOf([message('a'), message('b'), message('c')], false))).toEqual(['a b c']);
});

test('of a group there is one in each part, in order', () => {
  const messages = [
    message('a1', 'a'),
    message('a2', 'a'),
    message('b1', 'b'),
    message('a3', 'a'),
    message('b2', 'b'),
  ];
  expect(ids(partsOf(messages, true))).toEqual(['a1 b1', 'a2 b2', 'a3']);
});

test('a part holds no more than SQS takes in one call', () => {
  const half = 128 * 1024;
  const messages = [message('a', 'g', half), message('b', 'h', half + 1), message('c', 'i', half)];
  expect(ids(partsOf(messages, false))).toEqual(['a c', 'b']);
});

test('attributes count with name, type and value', () => {
  const attributes = { name: { DataType: 'String', StringValue: 'x'.repeat(128 * 1024) } };
  const large = { ...message('a', 'g', 128 * 1024), attributes };
  expect(ids(partsOf([large, message('b', 'h')], false))).toEqual(['a', 'b']);
});

/*
 * Recorded on AWS: localstack/localstack@8b9a79f tests/aws/services/sqs/test_sqs.snapshot.json,
 * test_too_many_entries_in_batch_request (2024-04-30: 10 messages) and
 * test_send_message_batch_with_oversized_contents (2025-08-19: 1,048,576 bytes together).
 */
test('no call is larger than what SQS was recorded to refuse', () => {
  expect(SQS_CALL.messages).toBe(10);
  expect(SQS_CALL.bytes).toBeLessThanOrEqual(1_048_576);
});
