import { CreateTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { startEmulator, type Emulator } from '#test/support/emulator';
import { msgtopo } from '#test/support/msgtopo';
import { folderWith, removeFolder } from '#test/support/project';
import { Messages } from '#test/support/queues';
import { describeWith } from '#test/support/requirements';
import { emulatedEnv } from '#test/support/terraform';

const TOPOLOGY = `version: 1
name: shop
region: eu-west-1
topics: { orders: {} }
queues: { billing: {} }
subscriptions: [{ topic: orders, queue: billing, raw: true, filter: { policy: { event: [paid] } } }]
`;

describeWith(['emulator'], 'send', () => {
  const cwd = folderWith({ 'topology.yaml': TOPOLOGY });
  let emulator: Emulator;

  beforeAll(async () => {
    emulator = await startEmulator({ ownProviders: true });
  });

  afterAll(async () => {
    await emulator.stop();
    removeFolder(cwd);
  });

  const send = (...options: string[]) =>
    msgtopo(['send', 'orders', '-a', 'event=paid', '-b', '{"id":1}', ...options], {
      cwd,
      env: emulatedEnv(emulator),
    });

  test('a topic that is not there', async () => {
    const { status, stderr } = await send('--live');
    expect(status).toBe(2);
    expect(stderr).toContain('there is no topic shop-default-orders in eu-west-1');
  });

  test('nothing is published until --live asks for it', async () => {
    const access = {
      endpoint: emulator.endpoint,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'testing', secretAccessKey: 'testing' },
    };
    const [sns, sqs] = [new SNSClient(access), new SQSClient(access)];
    const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: 'shop-default-orders' }));
    const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'shop-default-billing' }));
    const Endpoint = 'arn:aws:sqs:eu-west-1:123456789012:shop-default-billing';
    const Attributes = { RawMessageDelivery: 'true' };
    await sns.send(new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint, Attributes }));
    sns.destroy();
    sqs.destroy();
    const messages = new Messages(emulator);
    expect((await send()).stdout).toContain('1 subscription of topic orders would receive it');
    expect(await messages.drain(QueueUrl!)).toEqual([]);
    const { status, stderr } = await send('--live');
    expect(status).toBe(0);
    expect(stderr).toContain(`published to ${TopicArn}`);
    expect(await messages.drain(QueueUrl!)).toEqual(['{"id":1}']);
    messages.close();
  });
});
