import { PublishCommand, SNSClient, type MessageAttributeValue } from '@aws-sdk/client-sns';
import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient, type Message } from '@aws-sdk/client-sqs';
import type { Emulator } from './emulator';

const REGION = 'eu-west-1';
const credentials = { accessKeyId: 'testing', secretAccessKey: 'testing' };

export interface Published {
  readonly body: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly groupId?: string;
}

/** The calls that publishers and consumers make, against the emulator. */
export class Messages {
  private readonly sns: SNSClient;
  private readonly sqs: SQSClient;

  constructor({ endpoint }: Pick<Emulator, 'endpoint'>, region = REGION) {
    this.sns = new SNSClient({ endpoint, region, credentials });
    this.sqs = new SQSClient({ endpoint, region, credentials });
  }

  async publish(TopicArn: string, { body, attributes = {}, groupId }: Published): Promise<void> {
    const MessageAttributes = Object.fromEntries(
      Object.entries(attributes).map(([name, StringValue]): [string, MessageAttributeValue] => [
        name,
        { DataType: 'String', StringValue },
      ]),
    );
    const group = groupId === undefined ? {} : { MessageGroupId: groupId };
    await this.sns.send(new PublishCommand({ TopicArn, Message: body, MessageAttributes, ...group }));
  }

  async receive(QueueUrl: string, VisibilityTimeout?: number): Promise<Message[]> {
    const { Messages: received = [] } = await this.sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: 10,
        WaitTimeSeconds: 0,
        ...(VisibilityTimeout === undefined ? {} : { VisibilityTimeout }),
      }),
    );
    return received;
  }

  /** Every body that waits in a queue, in order of arrival, taken out of it. */
  async drain(QueueUrl: string): Promise<string[]> {
    const bodies: string[] = [];
    for (let received = await this.receive(QueueUrl); received.length > 0;) {
      for (const { Body, ReceiptHandle } of received) {
        bodies.push(Body ?? '');
        await this.sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
      }
      received = await this.receive(QueueUrl);
    }
    return bodies;
  }

  close(): void {
    this.sns.destroy();
    this.sqs.destroy();
  }
}
