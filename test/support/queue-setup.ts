import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SQSClient,
  type Message,
  type SendMessageBatchRequestEntry,
} from '@aws-sdk/client-sqs';
import { inBatches } from '#base/util/in-batches';
import type { Emulator } from './emulator';

const BATCH = 10;
const COUNTS = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const;

export interface Filling {
  readonly attributes?: Readonly<Record<string, string>>;
  /** The deduplication ID is made from the body. */
  readonly groupId?: string;
}

/** Queues by their name in AWS, made, filled and looked into without Terraform. */
export class QueueSetup {
  private readonly sqs: SQSClient;
  private readonly urls = new Map<string, string>();

  constructor({ endpoint }: Pick<Emulator, 'endpoint'>) {
    const credentials = { accessKeyId: 'testing', secretAccessKey: 'testing' };
    this.sqs = new SQSClient({ endpoint, region: 'eu-west-1', credentials });
  }

  async create(QueueName: string): Promise<void> {
    const Attributes = QueueName.endsWith('.fifo') ? { FifoQueue: 'true' } : {};
    const { QueueUrl } = await this.sqs.send(new CreateQueueCommand({ QueueName, Attributes }));
    this.urls.set(QueueName, QueueUrl!);
  }

  /** A queue that somebody else has made. */
  async use(QueueName: string): Promise<void> {
    const { QueueUrl } = await this.sqs.send(new GetQueueUrlCommand({ QueueName }));
    this.urls.set(QueueName, QueueUrl!);
  }

  async fill(
    name: string,
    bodies: readonly string[],
    { attributes = {}, groupId }: Filling = {},
  ): Promise<void> {
    const MessageAttributes = Object.fromEntries(
      Object.entries(attributes).map(([key, StringValue]) => [key, { DataType: 'String', StringValue }]),
    );
    const entry = (body: string, index: number): SendMessageBatchRequestEntry => ({
      Id: String(index),
      MessageBody: body,
      MessageAttributes,
      ...(groupId === undefined ? {} : { MessageGroupId: groupId, MessageDeduplicationId: `id-${body}` }),
    });
    for (const batch of inBatches(bodies, BATCH)) {
      const Entries = batch.map(entry);
      await this.sqs.send(new SendMessageBatchCommand({ QueueUrl: this.urls.get(name), Entries }));
    }
  }

  /** Waiting and hidden ones. */
  async depth(name: string): Promise<number> {
    const { Attributes = {} } = await this.sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: this.urls.get(name), AttributeNames: [...COUNTS] }),
    );
    return COUNTS.reduce((sum, count) => sum + Number(Attributes[count]), 0);
  }

  /** Every message, hidden for long instead of deleted, which is much faster. */
  async readAll(name: string): Promise<Message[]> {
    const command = new ReceiveMessageCommand({
      QueueUrl: this.urls.get(name),
      MaxNumberOfMessages: BATCH,
      VisibilityTimeout: 3600,
      WaitTimeSeconds: 0,
      MessageSystemAttributeNames: ['All'],
      MessageAttributeNames: ['All'],
    });
    const all: Message[] = [];
    for (;;) {
      const { Messages = [] } = await this.sqs.send(command);
      if (Messages.length === 0) return all;
      all.push(...Messages);
    }
  }

  close(): void {
    this.sqs.destroy();
  }
}
