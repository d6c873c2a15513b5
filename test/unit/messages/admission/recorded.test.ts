import { createHash } from 'node:crypto';
import { envelope } from '#messages/simulator/envelope';
import type { FlowMessage } from '#model/flow';
import { queueRefusal } from '#messages/admission/queue';
import { topicRefusal } from '#messages/admission/topic';
import { outgoing } from '#messages/flow/messages';
import type { Outgoing } from '#messages/simulator/message';
import { ownedTopic, topologyOf } from '#test/unit/topology-of';
import publishes from './recorded/publish.json';
import sends from './recorded/send.json';

/*
 * What SNS and SQS themselves answered, when somebody recorded it: each entry names the recording and its day.
 * `inOurWords` marks those where we say it otherwise, or of which only the kind of error was recorded.
 */

interface Recorded {
  readonly id: string;
  readonly source: string;
  /** The topic or queue. */
  readonly step: string;
  readonly message: FlowMessage & { readonly bytes?: number };
  readonly error: string | null;
  readonly inOurWords: boolean;
}

const TOPOLOGY = topologyOf(`
topics: { standard: {}, fifo: { fifo: true, contentBasedDeduplication: false } }
queues:
  work: {}
  small: { maxMessageSize: 1KiB }
  ledger: { fifo: true, contentBasedDeduplication: false }
  theirs: { external: "arn:aws:sqs:eu-west-1:222222222222:theirs" }
subscriptions: [{ topic: standard, queue: work }, { topic: fifo, queue: ledger }]
`);

function sent({ bytes, ...message }: Recorded['message']): Outgoing {
  return outgoing(bytes === undefined ? message : { ...message, body: 'x'.repeat(bytes) });
}

function expectAsRecorded(refusal: string | undefined, { error, inOurWords }: Recorded): void {
  if (error === null) expect(refusal).toBeUndefined();
  else if (inOurWords) expect(refusal).toBeDefined();
  else expect(refusal).toContain(error);
}

test.each((publishes as unknown as readonly Recorded[]).map((one) => [one.id, one] as const))(
  'SNS: %s',
  (_, recorded) =>
    expectAsRecorded(topicRefusal(TOPOLOGY.topics.get(recorded.step)!, sent(recorded.message)), recorded),
);

test.each((sends as unknown as readonly Recorded[]).map((one) => [one.id, one] as const))(
  'SQS: %s',
  (_, recorded) =>
    expectAsRecorded(queueRefusal(TOPOLOGY.queues.get(recorded.step)!, sent(recorded.message)), recorded),
);

// localstack/localstack@02b6f18 tests/aws/services/sns/test_sns.snapshot.json::TestSNSSubscriptionSQSFifo::test_message_to_fifo_sqs
test('a FIFO topic puts the keys into its envelope that were recorded in 2025, in their order', () => {
  const topic = ownedTopic(TOPOLOGY, 'fifo');
  const text = envelope({ topic, id: 'x', message: { body: 'Test' }, at: 0, sequence: 1 });
  expect(Object.keys(JSON.parse(text) as object)).toEqual([
    'Type',
    'MessageId',
    'SequenceNumber',
    'TopicArn',
    'Message',
    'Timestamp',
    'UnsubscribeURL',
  ]);
});

test('the deduplication id of a body is its SHA-256', () => {
  const recorded = '532eaabd9574880dbf76b9b8cc00832c20a6ec113d682299550d7a6e0f345e25';
  expect(createHash('sha256').update('Test').digest('hex')).toBe(recorded);
});
