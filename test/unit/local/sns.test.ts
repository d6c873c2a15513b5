import {
  CreateTopicCommand,
  GetSubscriptionAttributesCommand,
  GetTopicAttributesCommand,
  ListSubscriptionsByTopicCommand,
  PublishBatchCommand,
  PublishCommand,
  SetSubscriptionAttributesCommand,
  SubscribeCommand,
  UnsubscribeCommand,
} from '@aws-sdk/client-sns';
import { CreateQueueCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { startLocalAws, type LocalAws } from './local-aws';

let aws: LocalAws;

beforeEach(async () => (aws = await startLocalAws()));
afterEach(() => aws.close());

async function topic(Name: string, Attributes: Record<string, string> = {}): Promise<string> {
  return (await aws.sns.send(new CreateTopicCommand({ Name, Attributes }))).TopicArn!;
}

async function queue(QueueName: string, Attributes: Record<string, string> = {}): Promise<string> {
  await aws.sqs.send(new CreateQueueCommand({ QueueName, Attributes }));
  return aws.world.queueArn(QueueName);
}

async function subscribe(TopicArn: string, Endpoint: string, Attributes: Record<string, string> = {}) {
  const request = { TopicArn, Endpoint, Protocol: 'sqs', Attributes, ReturnSubscriptionArn: true };
  return (await aws.sns.send(new SubscribeCommand(request))).SubscriptionArn!;
}

async function received(name: string) {
  const QueueUrl = aws.world.queueUrl(name);
  const request = { QueueUrl, MaxNumberOfMessages: 10, MessageAttributeNames: ['All'] };
  return (await aws.sqs.send(new ReceiveMessageCommand(request))).Messages ?? [];
}

const RED = { colour: { DataType: 'String', StringValue: 'red' } };

test('a message goes to everybody whose filter it passes, raw or in the envelope of SNS', async () => {
  const arn = await topic('orders');
  const filter = { FilterPolicy: JSON.stringify({ colour: ['red'] }) };
  await subscribe(arn, await queue('raw'), { RawMessageDelivery: 'true', ...filter });
  await subscribe(arn, await queue('wrapped'));
  await aws.sns.send(new PublishCommand({ TopicArn: arn, Message: 'one', MessageAttributes: RED }));
  await aws.sns.send(new PublishCommand({ TopicArn: arn, Message: 'two' }));
  expect(await received('raw')).toMatchObject([{ Body: 'one', MessageAttributes: RED }]);
  const wrapped = await received('wrapped');
  const envelopes = wrapped.map(({ Body }) => JSON.parse(Body!) as object);
  expect(envelopes).toMatchObject([
    { Type: 'Notification', TopicArn: arn, Message: 'one', MessageAttributes: { colour: { Value: 'red' } } },
    { Type: 'Notification', Message: 'two' },
  ]);
  expect(aws.events.map(({ kind }) => kind)).toContain('filtered');
});

test('a change of the filter counts for the next message', async () => {
  const arn = await topic('orders');
  const subscription = await subscribe(arn, await queue('q'), { FilterPolicy: '{"colour":["blue"]}' });
  await aws.sns.send(
    new SetSubscriptionAttributesCommand({
      SubscriptionArn: subscription,
      AttributeName: 'FilterPolicy',
      AttributeValue: '{"colour":["red"]}',
    }),
  );
  await aws.sns.send(new PublishCommand({ TopicArn: arn, Message: 'one', MessageAttributes: RED }));
  expect(await received('q')).toHaveLength(1);
  const { Attributes } = await aws.sns.send(
    new GetSubscriptionAttributesCommand({ SubscriptionArn: subscription }),
  );
  expect(Attributes).toMatchObject({
    FilterPolicy: '{"colour":["red"]}',
    FilterPolicyScope: 'MessageAttributes',
  });
});

test('what cannot be delivered goes to the dead letters of the subscription', async () => {
  const arn = await topic('orders');
  const dead = await queue('dead');
  await subscribe(arn, aws.world.queueArn('nowhere'), {
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn: dead }),
  });
  await aws.sns.send(new PublishCommand({ TopicArn: arn, Message: 'lost' }));
  expect(await received('dead')).toHaveLength(1);
});

test('a FIFO topic passes group, order and deduplication on', async () => {
  const arn = await topic('orders.fifo', { FifoTopic: 'true', ContentBasedDeduplication: 'true' });
  await subscribe(arn, await queue('q.fifo', { FifoQueue: 'true' }), { RawMessageDelivery: 'true' });
  for (const Message of ['one', 'two', 'one']) {
    await aws.sns.send(new PublishCommand({ TopicArn: arn, Message, MessageGroupId: 'g' }));
  }
  expect((await received('q.fifo')).map(({ Body }) => Body)).toEqual(['one', 'two']);
});

test('a batch answers for each entry, and is refused whole if one of them is not taken', async () => {
  const arn = await topic('orders');
  await subscribe(arn, await queue('q'));
  const batch = (...messages: readonly string[]) =>
    aws.sns.send(
      new PublishBatchCommand({
        TopicArn: arn,
        PublishBatchRequestEntries: messages.map((Message, index) => ({ Id: String(index), Message })),
      }),
    );
  await expect(batch('never', '')).rejects.toThrow('Invalid parameter: Empty message');
  const { Successful } = await batch('one', 'two');
  expect(Successful).toMatchObject([{ Id: '0' }, { Id: '1' }]);
  expect((await received('q')).map(({ Body }) => (JSON.parse(Body!) as { Message: string }).Message)).toEqual(
    ['one', 'two'],
  );
});

test('topics and subscriptions are listed, counted and ended', async () => {
  const arn = await topic('orders');
  const subscription = await subscribe(arn, await queue('q'));
  await aws.sns.send(new SubscribeCommand({ TopicArn: arn, Protocol: 'email', Endpoint: 'a@example.com' }));
  const { Subscriptions } = await aws.sns.send(new ListSubscriptionsByTopicCommand({ TopicArn: arn }));
  expect(Subscriptions).toMatchObject([
    { SubscriptionArn: subscription, Protocol: 'sqs' },
    { SubscriptionArn: 'PendingConfirmation', Endpoint: 'a@example.com' },
  ]);
  await aws.sns.send(new UnsubscribeCommand({ SubscriptionArn: subscription }));
  const { Attributes } = await aws.sns.send(new GetTopicAttributesCommand({ TopicArn: arn }));
  expect(Attributes).toMatchObject({
    SubscriptionsPending: '1',
    SubscriptionsConfirmed: '0',
    SubscriptionsDeleted: '1',
  });
});

test('a filter that SNS does not take is refused in its words', async () => {
  const arn = await topic('orders');
  const target = await queue('q');
  await expect(subscribe(arn, target, { FilterPolicy: '{"a":[{"prefx":"b"}]}' })).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: expect.stringContaining('Unrecognized match type prefx') as string,
  });
});
