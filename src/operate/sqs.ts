import type {
  Message,
  MessageAttributeValue,
  SendMessageBatchRequestEntry,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { quietSdk } from '#base/aws/quiet-sdk';
import { ATTEMPTS, tellOfThrottling } from './throttling';
import type { HeldMessage, Hold, MessageAttribute, QueuePort, Sending } from './queue-port';

type Sdk = typeof import('@aws-sdk/client-sqs');

/** A queue in AWS. The account is given only where the topology says it. */
export interface QueueAddress {
  readonly physicalName: string;
  readonly account: string | undefined;
  readonly region: string;
}

/** SQS at the endpoint that the environment names. */
export interface Sqs {
  /** The queue of this name; `undefined` if there is none. */
  queue(address: QueueAddress): Promise<QueuePort | undefined>;
  close(): void;
}

const DEPTH = {
  waiting: 'ApproximateNumberOfMessages',
  inFlight: 'ApproximateNumberOfMessagesNotVisible',
  delayed: 'ApproximateNumberOfMessagesDelayed',
} as const;

function heldMessage(message: Message): HeldMessage {
  const system = message.Attributes ?? {};
  return {
    id: message.MessageId!,
    receipt: message.ReceiptHandle!,
    body: message.Body ?? '',
    attributes: (message.MessageAttributes ?? {}) as Readonly<Record<string, MessageAttribute>>,
    groupId: system.MessageGroupId,
    deduplicationId: system.MessageDeduplicationId,
    traceHeader: system.AWSTraceHeader,
    sentAt: Number(system.SentTimestamp ?? 0),
    receiveCount: Number(system.ApproximateReceiveCount ?? 1),
    sourceArn: system.DeadLetterQueueSourceArn,
  };
}

/** Lists of values are reserved by SQS, and empty in what it gives back. */
function attributeValue({ DataType, StringValue, BinaryValue }: MessageAttribute): MessageAttributeValue {
  return {
    DataType,
    ...(StringValue === undefined ? {} : { StringValue }),
    ...(BinaryValue === undefined ? {} : { BinaryValue }),
  };
}

function batchEntry(message: HeldMessage, index: number): SendMessageBatchRequestEntry {
  const { body, attributes, groupId, deduplicationId, traceHeader } = message;
  const entries = Object.entries(attributes).map(([name, value]) => [name, attributeValue(value)]);
  return {
    Id: String(index),
    MessageBody: body,
    MessageAttributes: Object.fromEntries(entries) as Record<string, MessageAttributeValue>,
    ...(groupId === undefined ? {} : { MessageGroupId: groupId }),
    ...(deduplicationId === undefined ? {} : { MessageDeduplicationId: deduplicationId }),
    ...(traceHeader === undefined
      ? {}
      : {
          MessageSystemAttributes: { AWSTraceHeader: { DataType: 'String', StringValue: traceHeader } },
        }),
  };
}

class SqsQueue implements QueuePort {
  constructor(
    private readonly sdk: Sdk,
    private readonly client: SQSClient,
    private readonly QueueUrl: string,
  ) {}

  async depth() {
    const { QueueUrl } = this;
    const AttributeNames = Object.values(DEPTH);
    const command = new this.sdk.GetQueueAttributesCommand({ QueueUrl, AttributeNames });
    const { Attributes = {} } = await this.client.send(command);
    const count = (name: keyof typeof DEPTH) => Number(Attributes[DEPTH[name]] ?? 0);
    return { waiting: count('waiting'), inFlight: count('inFlight'), delayed: count('delayed') };
  }

  async hold({ most, hideSeconds, waitSeconds }: Hold) {
    const command = new this.sdk.ReceiveMessageCommand({
      QueueUrl: this.QueueUrl,
      MaxNumberOfMessages: most,
      VisibilityTimeout: hideSeconds,
      WaitTimeSeconds: waitSeconds,
      MessageSystemAttributeNames: ['All'],
      MessageAttributeNames: ['All'],
    });
    const { Messages = [] } = await this.client.send(command);
    return Messages.map(heldMessage);
  }

  async send(messages: readonly HeldMessage[]): Promise<Sending> {
    const { QueueUrl } = this;
    const command = new this.sdk.SendMessageBatchCommand({ QueueUrl, Entries: messages.map(batchEntry) });
    const { Successful = [], Failed = [] } = await this.client.send(command);
    const idOf = (entry: { Id?: string | undefined }) => messages[Number(entry.Id)]!.id;
    return {
      sent: new Map(Successful.map((entry) => [idOf(entry), entry.MessageId!])),
      refused: new Map(Failed.map((entry) => [idOf(entry), entry.Message ?? entry.Code!])),
    };
  }

  async remove(messages: readonly HeldMessage[]) {
    const { QueueUrl } = this;
    const Entries = messages.map(({ receipt }, index) => ({ Id: String(index), ReceiptHandle: receipt }));
    const { Failed = [] } = await this.client.send(
      new this.sdk.DeleteMessageBatchCommand({ QueueUrl, Entries }),
    );
    return Failed.map(({ Id }) => messages[Number(Id)]!.id);
  }

  async release(messages: readonly HeldMessage[]) {
    const { QueueUrl } = this;
    const Entries = messages.map(({ receipt }, index) => ({
      Id: String(index),
      ReceiptHandle: receipt,
      VisibilityTimeout: 0,
    }));
    await this.client.send(new this.sdk.ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries }));
  }

  async purge() {
    await this.client.send(new this.sdk.PurgeQueueCommand({ QueueUrl: this.QueueUrl }));
  }
}

async function urlOf(sdk: Sdk, client: SQSClient, { physicalName, account }: QueueAddress) {
  const owner = account === undefined ? {} : { QueueOwnerAWSAccountId: account };
  const command = new sdk.GetQueueUrlCommand({ QueueName: physicalName, ...owner });
  try {
    const { QueueUrl } = await client.send(command);
    return QueueUrl;
  } catch (failure) {
    if (failure instanceof sdk.QueueDoesNotExist) return undefined;
    throw failure;
  }
}

/** Loads the SDK when it is called: most commands never talk to AWS. */
export async function openSqs(onThrottled: () => void): Promise<Sqs> {
  quietSdk();
  const sdk = await import('@aws-sdk/client-sqs');
  const clients = new Map<string, SQSClient>();
  const clientOf = (region: string): SQSClient => {
    const known = clients.get(region);
    if (known) return known;
    const client = new sdk.SQSClient({ region, maxAttempts: ATTEMPTS });
    tellOfThrottling(client, onThrottled);
    clients.set(region, client);
    return client;
  };
  return {
    async queue(address) {
      const client = clientOf(address.region);
      const url = await urlOf(sdk, client, address);
      return url === undefined ? undefined : new SqsQueue(sdk, client, url);
    },
    close: () => clients.forEach((client) => client.destroy()),
  };
}
