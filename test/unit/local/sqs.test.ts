import {
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ListMessageMoveTasksCommand,
  ListQueuesCommand,
  PurgeQueueCommand,
  SendMessageBatchCommand,
  SetQueueAttributesCommand,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { startLocalAws, type LocalAws } from './local-aws';
import { bodies, queueCalls } from './queue-calls';

const { queue, send, receive } = queueCalls(() => aws.sqs);
let aws: LocalAws;

beforeEach(async () => (aws = await startLocalAws()));
afterEach(() => aws.close());

test('a message comes back until it is deleted', async () => {
  const url = await queue('billing', { VisibilityTimeout: '5' });
  const { MessageId } = await send(url, 'hello', {
    MessageAttributes: {
      kind: { DataType: 'String', StringValue: 'order' },
      raw: { DataType: 'Binary', BinaryValue: new Uint8Array([0, 255]) },
    },
  });
  const [first] = await receive(url, { MessageAttributeNames: ['All'] });
  expect(first).toMatchObject({ MessageId, Body: 'hello' });
  expect(first!.MessageAttributes!['raw']!.BinaryValue).toEqual(new Uint8Array([0, 255]));
  expect(await receive(url)).toEqual([]);
  aws.world.clock.advance(5000);
  const [again] = await receive(url);
  expect(again!.Attributes!.ApproximateReceiveCount).toBe('2');
  await aws.sqs.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: again!.ReceiptHandle! }));
  aws.world.clock.advance(60_000);
  expect(await receive(url)).toEqual([]);
});

test('a message that was received too often is a dead letter, and a move task sends it back', async () => {
  const dead = await queue('dead');
  const target = 'arn:aws:sqs:us-east-1:000000000000:dead';
  const url = await queue('billing', {
    VisibilityTimeout: '0',
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn: target, maxReceiveCount: 2 }),
  });
  const { MessageId } = await send(url, 'poison');
  for (const expected of [1, 1, 0]) expect(await receive(url)).toHaveLength(expected);
  const [letter] = await receive(dead, { VisibilityTimeout: 0 });
  expect(letter).toMatchObject({
    MessageId,
    Attributes: { DeadLetterQueueSourceArn: 'arn:aws:sqs:us-east-1:000000000000:billing' },
  });
  await aws.sqs.send(new StartMessageMoveTaskCommand({ SourceArn: target }));
  const { Results } = await aws.sqs.send(new ListMessageMoveTasksCommand({ SourceArn: target }));
  expect(Results).toMatchObject([{ Status: 'COMPLETED', ApproximateNumberOfMessagesMoved: 1 }]);
  expect(bodies(await receive(url))).toEqual(['poison']);
  expect(await receive(dead)).toEqual([]);
});

test('a FIFO queue keeps groups in order and takes a duplicate once', async () => {
  const url = await queue('orders.fifo', { FifoQueue: 'true', ContentBasedDeduplication: 'true' });
  const sequences: (string | undefined)[] = [];
  for (const [body, group] of [
    ['a1', 'a'],
    ['a2', 'a'],
    ['b1', 'b'],
    ['a1', 'a'],
  ] as const) {
    sequences.push((await send(url, body, { MessageGroupId: group })).SequenceNumber);
  }
  expect(sequences[3]).toBe(sequences[0]);
  expect(sequences.slice(0, 3)).toEqual([...sequences.slice(0, 3)].sort());
  const first = await receive(url, { MaxNumberOfMessages: 1 });
  expect(bodies(first)).toEqual(['a1']);
  expect(bodies(await receive(url))).toEqual(['b1']);
  await aws.sqs.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: first[0]!.ReceiptHandle! }));
  expect(bodies(await receive(url))).toEqual(['a2']);
  aws.world.clock.advance(300_000);
  await send(url, 'a1', { MessageGroupId: 'c' });
  expect(bodies(await receive(url))).toContain('a1');
});

test('batches answer for each entry', async () => {
  const url = await queue('billing');
  const { Successful, Failed } = await aws.sqs.send(
    new SendMessageBatchCommand({
      QueueUrl: url,
      Entries: [
        { Id: 'good', MessageBody: 'x' },
        { Id: 'bad', MessageBody: '\u0001' },
      ],
    }),
  );
  expect(Successful).toMatchObject([{ Id: 'good' }]);
  expect(Failed).toMatchObject([{ Id: 'bad', Code: 'InvalidMessageContents', SenderFault: true }]);
  const [message] = await receive(url);
  const entry = { Id: '1', ReceiptHandle: message!.ReceiptHandle! };
  await aws.sqs.send(new DeleteMessageBatchCommand({ QueueUrl: url, Entries: [entry] }));
  expect(aws.world.queues.get('billing')!.store.size).toBe(0);
});

test.each([
  [['.*'], ['Hello', 'Help.Me', 'General']],
  [['*'], ['Hello', 'Help.Me', 'General']],
  [['Hel.*'], ['Hello', 'Help.Me']],
  [['Help', 'General'], ['General']],
  [[], []],
])('who asks for the attributes %j gets %j, as recorded on AWS', async (MessageAttributeNames, names) => {
  const url = await queue('billing');
  const MessageAttributes = Object.fromEntries(
    ['Hello', 'Help.Me', 'General'].map((name) => [name, { DataType: 'String', StringValue: 'x' }]),
  );
  await send(url, 'hello', { MessageAttributes });
  const [message] = await receive(url, { MessageAttributeNames });
  expect(Object.keys(message!.MessageAttributes ?? {}).sort()).toEqual([...names].sort());
});

test('counts, purges, and lists', async () => {
  const url = await queue('billing');
  await send(url, 'one');
  await send(url, 'two', { DelaySeconds: 60 });
  await send(url, 'three');
  await receive(url, { MaxNumberOfMessages: 1 });
  const { Attributes } = await aws.sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['All'] }),
  );
  expect(Attributes).toMatchObject({
    QueueArn: 'arn:aws:sqs:us-east-1:000000000000:billing',
    ApproximateNumberOfMessages: '1',
    ApproximateNumberOfMessagesNotVisible: '1',
    ApproximateNumberOfMessagesDelayed: '1',
    MaximumMessageSize: '1048576',
  });
  await aws.sqs.send(new PurgeQueueCommand({ QueueUrl: url }));
  expect(aws.world.queues.get('billing')!.store.size).toBe(0);
  const { QueueUrls } = await aws.sqs.send(new ListQueuesCommand({ QueueNamePrefix: 'bill' }));
  expect(QueueUrls).toEqual([url]);
});

test('a message goes when the queue has kept it long enough', async () => {
  const url = await queue('billing');
  await send(url, 'old');
  aws.world.clock.advance(345_600_000);
  expect(await receive(url)).toEqual([]);
  expect(aws.events.at(-1)).toMatchObject({ kind: 'expired', queue: 'billing' });
});

const REFUSALS: readonly (readonly [string, (url: string) => Promise<unknown>, string])[] = [
  ['a queue that does not exist', (url) => receive(`${url}x`), 'QueueDoesNotExist'],
  ['too many messages', (url) => receive(url, { MaxNumberOfMessages: 11 }), 'InvalidParameterValue'],
  ['a message that is too long', (url) => send(url, 'x'.repeat(2 ** 20 + 1)), 'InvalidParameterValue'],
  [
    'a visibility timeout of nobody',
    (url) =>
      aws.sqs.send(
        new ChangeMessageVisibilityCommand({ QueueUrl: url, ReceiptHandle: 'x', VisibilityTimeout: 1 }),
      ),
    'ReceiptHandleIsInvalid',
  ],
  [
    'an attribute that is none',
    (url) =>
      aws.sqs.send(new SetQueueAttributesCommand({ QueueUrl: url, Attributes: { Nothing: '1' } as never })),
    'InvalidAttributeName',
  ],
  ['the same name with other attributes', () => queue('billing', { DelaySeconds: '9' }), 'QueueNameExists'],
];

test.each(REFUSALS)('refuses %s by the name that AWS has for it', async (_, call, name) => {
  const url = await queue('billing');
  await expect(call(url)).rejects.toMatchObject({ name });
});
