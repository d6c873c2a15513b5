import { CreateTopicCommand, DeleteTopicCommand, SubscribeCommand } from '@aws-sdk/client-sns';
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  DeleteQueueCommand,
  ReceiveMessageCommand,
  type Message,
} from '@aws-sdk/client-sqs';
import type { Account } from './account';

export interface Made {
  readonly arn: string;
  readonly url: string;
}

type Attributes = Readonly<Record<string, string>>;

export async function makeQueue(account: Account, name: string, attributes: Attributes = {}): Promise<Made> {
  const QueueName = `${account.prefix}-${name}`;
  const { QueueUrl = '' } = await account.sqs.send(
    new CreateQueueCommand({ QueueName, Attributes: attributes }),
  );
  account.undo(`queue ${QueueName}`, () => account.sqs.send(new DeleteQueueCommand({ QueueUrl })));
  return { arn: `arn:aws:sqs:${account.region}:${account.id}:${QueueName}`, url: QueueUrl };
}

export async function makeTopic(
  account: Account,
  name: string,
  attributes: Attributes = {},
): Promise<string> {
  const Name = `${account.prefix}-${name}`;
  const { TopicArn = '' } = await account.sns.send(new CreateTopicCommand({ Name, Attributes: attributes }));
  account.undo(`topic ${Name}`, () => account.sns.send(new DeleteTopicCommand({ TopicArn })));
  return TopicArn;
}

/** A queue that a topic delivers to as it is, under a filter. */
export async function makeReceiver(
  account: Account,
  { topic, name, filter }: { readonly topic: string; readonly name: string; readonly filter?: object },
): Promise<Made> {
  const policy = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'sns.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Resource: '*',
        Condition: { ArnEquals: { 'aws:SourceArn': topic } },
      },
    ],
  };
  const queue = await makeQueue(account, name, { Policy: JSON.stringify(policy) });
  const Attributes = {
    RawMessageDelivery: 'true',
    ...(filter === undefined ? {} : { FilterPolicy: JSON.stringify(filter) }),
  };
  await account.sns.send(
    new SubscribeCommand({ TopicArn: topic, Protocol: 'sqs', Endpoint: queue.arn, Attributes }),
  );
  return queue;
}

/** One message of a queue, which is then gone from there. */
export async function takeMessage(account: Account, { url }: Made): Promise<Message | undefined> {
  const { Messages = [] } = await account.sqs.send(
    new ReceiveMessageCommand({ QueueUrl: url, MaxNumberOfMessages: 1, MessageAttributeNames: ['All'] }),
  );
  const [message] = Messages;
  if (message === undefined) return undefined;
  await account.sqs.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: message.ReceiptHandle! }));
  return message;
}

/** Its body alone. */
export async function takeFrom(account: Account, queue: Made): Promise<string | undefined> {
  return (await takeMessage(account, queue))?.Body;
}

/** Looks a few times, since what is sent needs some seconds. */
export async function arrivesIn(account: Account, queue: Made, times = 6): Promise<boolean> {
  for (let look = 0; look < times; look += 1) {
    if ((await takeFrom(account, queue)) !== undefined) return true;
    await account.wait(5);
  }
  return false;
}

/** Whether AWS takes a request; its words, if it does not. */
export async function refusalOf(work: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (failure) {
    const { name, message } = failure as Error;
    return `${name}: ${message}`;
  }
}
