import { createHash } from 'node:crypto';
import { envelope } from '#messages/simulator/envelope';
import { testFlows } from '#test/unit/messages/flow/flows-of';
import { ownedTopic, topologyOf } from '#test/unit/topology-of';
import publishes from './recorded/publish.json';

/*
 * What SNS itself answered, when somebody recorded it: each entry names the recording and its day. `inOurWords` marks
 * those where we say more than SNS.
 */

interface Recorded {
  readonly id: string;
  readonly source: string;
  readonly step: string;
  readonly message: { readonly body?: string; readonly bytes?: number; readonly [key: string]: unknown };
  readonly error: string | null;
  readonly inOurWords: boolean;
}

const RECORDED = publishes as unknown as readonly Recorded[];

const TOPOLOGY = `
topics: { standard: {}, fifo: { fifo: true, contentBasedDeduplication: false } }
queues: { work: {}, ledger: { fifo: true } }
subscriptions: [{ topic: standard, queue: work }, { topic: fifo, queue: ledger }]
`;

function refusalOf({ step, message: { bytes, ...message } }: Recorded): string | undefined {
  const body = bytes === undefined ? message.body : 'x'.repeat(bytes);
  const publish = JSON.stringify({ ...message, body, topic: step });
  const { flows } = testFlows(
    `${TOPOLOGY}flows: [{ name: it, publish: ${publish}, expect: { refused: 7 } }]\n`,
  );
  const line = flows[0]!.story.find((words) => words.includes('refused by'));
  return line?.replace(/^.*refused by `[\w-]+`: /, '');
}

test.each(RECORDED.map((one) => [one.id, one] as const))('%s', (_, recorded) => {
  const refusal = refusalOf(recorded);
  if (recorded.error === null) expect(refusal).toBeUndefined();
  else if (recorded.inOurWords) expect(refusal).toBeDefined();
  else expect(refusal).toContain(recorded.error);
});

// localstack/localstack@02b6f18 tests/aws/services/sns/test_sns.snapshot.json::TestSNSSubscriptionSQSFifo::test_message_to_fifo_sqs
test('a FIFO topic puts the keys into its envelope that were recorded in 2025, in their order', () => {
  const topic = ownedTopic(topologyOf(TOPOLOGY), 'fifo');
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
