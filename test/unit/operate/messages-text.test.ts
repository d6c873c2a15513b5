import { PLAIN } from '#base/util/style';
import { messagesText } from '#operate/messages-text';
import type { HeldMessage } from '#operate/queue-port';

const MESSAGE: HeldMessage = {
  id: 'a1',
  receipt: 'r1',
  body: 'first\nsecond',
  attributes: { kind: { DataType: 'String', StringValue: 'order' } },
  groupId: undefined,
  deduplicationId: undefined,
  traceHeader: undefined,
  sentAt: Date.UTC(2026, 0, 1),
  receiveCount: 1,
  sourceArn: undefined,
};

test('each message with what belongs to it, and counts in words that fit', () => {
  const [first, second] = messagesText([MESSAGE, { ...MESSAGE, id: 'b2', receiveCount: 3 }], PLAIN).split(
    '\n\n',
  );
  expect(first).toMatch(
    /^a1 {2}sent .*, received 1 time\n {2}kind \(String\): order\n {2}first\n {2}second$/,
  );
  expect(second).toMatch(/^b2 {2}sent .*, received 3 times\n/);
});
