import {
  PublishCommand,
  SubscribeCommand,
  UnsubscribeCommand,
  CreateTopicCommand,
} from '@aws-sdk/client-sns';
import type { MessageAttributeValue } from '@aws-sdk/client-sns';
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
} from '@aws-sdk/client-sqs';
import type { ScopeName } from '#messages/filter-policy/index';
import matches from '../messages/filter-policy/recorded/matches.json';
import refusals from '../messages/filter-policy/recorded/refusals.json';
import { startLocalAws, type LocalAws } from './local-aws';

/*
 * What AWS answered for filter policies, asked of the server with an SDK: the engine has the same recordings, and here
 * nothing is lost between the request and the engine.
 */

interface Recorded {
  readonly id: string;
  readonly scope: ScopeName;
  readonly policy: object;
}

interface Attribute {
  readonly DataType: string;
  readonly StringValue?: string;
  readonly BinaryValue?: string;
}

type Attributes = Readonly<Record<string, Attribute>>;

interface RecordedMatch extends Recorded {
  readonly message: { readonly attributes: Attributes; readonly body: unknown };
  readonly matches: boolean;
}

const MATCHES = matches as unknown as readonly RecordedMatch[];
const REFUSALS = refusals as readonly Recorded[];

let aws: LocalAws;
let topic: string;
let url: string;
let queue: string;

beforeAll(async () => {
  aws = await startLocalAws();
  topic = (await aws.sns.send(new CreateTopicCommand({ Name: 'vectors' }))).TopicArn!;
  url = (await aws.sqs.send(new CreateQueueCommand({ QueueName: 'vectors' }))).QueueUrl!;
  const asked = new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['QueueArn'] });
  queue = (await aws.sqs.send(asked)).Attributes!.QueueArn!;
});

afterAll(() => aws.close());

function subscribe({ scope, policy }: Recorded): Promise<{ SubscriptionArn?: string | undefined }> {
  const filter = { FilterPolicyScope: scope, FilterPolicy: JSON.stringify(policy) };
  const Attributes = { RawMessageDelivery: 'true', ...filter };
  return aws.sns.send(
    new SubscribeCommand({ TopicArn: topic, Protocol: 'sqs', Endpoint: queue, Attributes }),
  );
}

function attributesOf(attributes: Attributes): Record<string, MessageAttributeValue> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { DataType, StringValue, BinaryValue }]) => [
      name,
      BinaryValue === undefined
        ? { DataType, StringValue }
        : { DataType, BinaryValue: Buffer.from(BinaryValue, 'base64') },
    ]),
  );
}

async function arrives(recording: RecordedMatch): Promise<boolean> {
  const { attributes, body } = recording.message;
  const { SubscriptionArn } = await subscribe(recording);
  const Message = body === null ? '-' : JSON.stringify(body);
  const MessageAttributes = attributesOf(attributes);
  await aws.sns.send(new PublishCommand({ TopicArn: topic, Message, MessageAttributes }));
  const { Messages = [] } = await aws.sqs.send(new ReceiveMessageCommand({ QueueUrl: url }));
  await aws.sns.send(new UnsubscribeCommand({ SubscriptionArn }));
  await aws.sqs.send(new PurgeQueueCommand({ QueueUrl: url }));
  aws.world.clock.advance(60_000);
  return Messages.length > 0;
}

test('messages arrive or not as on AWS', async () => {
  const wrong: string[] = [];
  for (const recording of MATCHES) {
    if ((await arrives(recording)) !== recording.matches) wrong.push(recording.id);
  }
  expect(wrong).toEqual([]);
});

test('filter policies are refused as on AWS', async () => {
  const taken: string[] = [];
  for (const recording of REFUSALS) {
    await subscribe(recording).then(
      () => taken.push(recording.id),
      (failure: unknown) =>
        expect((failure as Error).name).toMatch(/^(InvalidParameter|FilterPolicyLimitExceeded)/),
    );
  }
  expect(taken).toEqual([]);
});
