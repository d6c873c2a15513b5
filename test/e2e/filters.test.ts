import {
  CreateTopicCommand,
  PublishCommand,
  SNSClient,
  SubscribeCommand,
  type MessageAttributeValue,
} from '@aws-sdk/client-sns';
import {
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import fc from 'fast-check';
import { filterPolicy, type Message } from '#messages/filter-policy/index';
import { emulatedMessage, emulatedPolicy, type Policy } from '#test/support/arbitrary-filter';
import { startEmulator, type Emulator } from '#test/support/emulator';
import { describeWith } from '#test/support/requirements';

/*
 * The same policies and messages through SNS and SQS of the emulator, and through ours. Only forms that the emulator
 * reads as AWS does: where it is known to differ is said in `arbitrary-filter.ts`.
 */
const ACCOUNT = '123456789012';
const REGION = 'eu-west-1';
const POLICIES = 30;
const MESSAGES = 20;
/** Chosen once, so that a failure can be looked at. */
const SEED = 20_260_101;

type Scope = 'MessageAttributes' | 'MessageBody';

class Deliveries {
  private readonly sns: SNSClient;
  private readonly sqs: SQSClient;
  private topic = '';
  private readonly queues: string[] = [];

  constructor({ endpoint }: Emulator) {
    const credentials = { accessKeyId: 'testing', secretAccessKey: 'testing' };
    this.sns = new SNSClient({ endpoint, region: REGION, credentials });
    this.sqs = new SQSClient({ endpoint, region: REGION, credentials });
  }

  /** One topic, with a queue for each policy. */
  async open(name: string, scope: Scope, policies: readonly Policy[]): Promise<void> {
    this.topic = (await this.sns.send(new CreateTopicCommand({ Name: name }))).TopicArn!;
    for (const [index, policy] of policies.entries()) {
      const QueueName = `${name}-${index}`;
      this.queues.push((await this.sqs.send(new CreateQueueCommand({ QueueName }))).QueueUrl!);
      const Attributes = {
        FilterPolicy: JSON.stringify(policy),
        FilterPolicyScope: scope,
        RawMessageDelivery: 'true',
      };
      const Endpoint = `arn:aws:sqs:${REGION}:${ACCOUNT}:${QueueName}`;
      const subscription = { TopicArn: this.topic, Protocol: 'sqs', Endpoint, Attributes };
      await this.sns.send(new SubscribeCommand(subscription));
    }
  }

  async publish({ attributes = {}, body }: Message): Promise<void> {
    const MessageAttributes = attributes as Record<string, MessageAttributeValue>;
    await this.sns.send(new PublishCommand({ TopicArn: this.topic, Message: body, MessageAttributes }));
  }

  /** The number of messages in each queue, which are taken out. */
  async counts(): Promise<number[]> {
    return Promise.all(this.queues.map((QueueUrl) => this.drain(QueueUrl)));
  }

  private async drain(QueueUrl: string): Promise<number> {
    const command = new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 0 });
    const { Messages = [] } = await this.sqs.send(command);
    if (Messages.length === 0) return 0;
    const Entries = Messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
    await this.sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
    return Messages.length + (await this.drain(QueueUrl));
  }

  close(): void {
    this.sns.destroy();
    this.sqs.destroy();
  }
}

describeWith(['emulator'], 'filters, against the emulator', () => {
  let emulator: Emulator;

  beforeAll(async () => {
    emulator = await startEmulator({ ownProviders: true });
  });

  afterAll(() => emulator.stop());

  test.each(['MessageAttributes', 'MessageBody'] as const)('%s: the same receivers', async (scope) => {
    const policies = fc.sample(emulatedPolicy(scope), { numRuns: POLICIES, seed: SEED });
    const messages = fc.sample(emulatedMessage(scope), { numRuns: MESSAGES, seed: SEED });
    const deliveries = new Deliveries(emulator);
    await deliveries.open(scope.toLowerCase(), scope, policies);
    let matched = 0;
    for (const message of messages) {
      await deliveries.publish(message);
      const received = await deliveries.counts();
      const ours = policies.map((policy) => (filterPolicy.matches(policy, scope, message) ? 1 : 0));
      const differing = policies.filter((_, index) => received[index] !== ours[index]);
      expect({ message, differing }).toEqual({ message, differing: [] });
      matched += ours.filter((count) => count === 1).length;
    }
    deliveries.close();
    // Neither everything nor nothing is delivered, so that both answers are compared often.
    expect(matched).toBeGreaterThan((POLICIES * MESSAGES) / 10);
    expect(matched).toBeLessThan((POLICIES * MESSAGES * 9) / 10);
  });
});
