import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { startEmulator, type Emulator } from '#test/support/emulator';
import { msgtopo } from '#test/support/msgtopo';
import { folderWith, removeFolder } from '#test/support/project';
import { describeWith } from '#test/support/requirements';
import { succeed, type RunResult } from '#test/support/run';
import { emulatedEnv } from '#test/support/terraform';

const HEAD = 'version: 1\nname: shop\nregion: eu-west-1\n';

const SPLIT = `
topics: { orders: { stack: events } }
queues:
  billing: { stack: payments, deadLetters: { queue: failed } }
  audit: { stack: events, encryption: managed-key }
  failed: {}
subscriptions:
  - { topic: orders, queue: billing }
  - { topic: orders, queue: audit }
`;

const LONGER = SPLIT.replace('failed: {}', 'failed: { retention: 13d } # longer than a week');

const ALL = ['shop-default', 'shop-default-events', 'shop-default-payments', 'shop-default-payments_links'];

interface Planned {
  readonly stacks: readonly {
    readonly stack: string;
    readonly summary: Readonly<Record<string, number>>;
    readonly dangers: readonly { readonly allow: string }[];
  }[];
}

describeWith(['terraform', 'emulator'], 'a topology in several stacks', () => {
  const folder = folderWith({ 'topology.yaml': HEAD + SPLIT });
  const write = (yaml: string) => writeFileSync(join(folder, 'topology.yaml'), HEAD + yaml);
  let emulator: Emulator;
  const run = (...args: string[]): Promise<RunResult> =>
    msgtopo(args, { cwd: folder, env: emulatedEnv(emulator) });
  const settings = () => ({
    endpoint: emulator.endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'testing', secretAccessKey: 'testing' },
  });
  const url = (queue: string) => `${emulator.endpoint}/123456789012/shop-default-${queue}`;

  beforeAll(async () => {
    emulator = await startEmulator();
  });

  beforeEach(() => write(SPLIT));

  afterAll(async () => {
    await emulator.stop();
    removeFolder(folder);
  });

  test('a plan of all of them, though none is deployed', async () => {
    const { stdout, status } = await run('plan', '--json');
    const { stacks } = JSON.parse(stdout) as Planned;
    expect(stacks.map(({ stack }) => stack).sort()).toEqual(ALL);
    expect(status).toBe(0);
  });

  test('one deploy, in order, and a message crosses from stack to stack', async () => {
    const { stdout, stderr, status } = await run('deploy', '--auto-approve');
    expect(stderr).not.toContain('error[');
    expect(status).toBe(0);
    expect(stdout).toMatch(/topics\n {2}orders +arn:\S+\n/);
    expect(stdout).toMatch(/^queues\n {2}audit +http\S+\n {2}billing +http\S+\n {2}failed +http/m);
    const sns = new SNSClient(settings());
    const sqs = new SQSClient(settings());
    await sns.send(
      new PublishCommand({
        TopicArn: 'arn:aws:sns:eu-west-1:123456789012:shop-default-orders',
        Message: 'hello',
      }),
    );
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: url('billing'), WaitTimeSeconds: 1 }),
    );
    const [{ Body, ReceiptHandle } = {}] = Messages;
    expect(Body).toContain('hello');
    await sqs.send(new DeleteMessageCommand({ QueueUrl: url('billing'), ReceiptHandle }));
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: url('billing'), AttributeNames: ['RedrivePolicy'] }),
    );
    expect(Attributes?.['RedrivePolicy']).toContain('arn:aws:sqs:eu-west-1:123456789012:shop-default-failed');
    sns.destroy();
    sqs.destroy();
    expect((await run('plan', '--exit-code')).status).toBe(0);
  });

  test('one stack alone, with the subscriptions into it', async () => {
    const { stdout } = await run('plan', '--stack', 'payments', '--json');
    const { stacks } = JSON.parse(stdout) as Planned;
    expect(stacks.map(({ stack }) => stack)).toEqual([
      'shop-default-payments',
      'shop-default-payments_links',
    ]);
    const unknown = await run('plan', '--stack', 'payment');
    expect(unknown.stderr).toContain('there is no stack `payment`\n  did you mean `payments`?');
    expect(unknown.status).toBe(2);
  });

  test('only what a change affects: since the last deploy, and since a git revision', async () => {
    const affected = async (...since: string[]) => {
      const { stdout } = await run('plan', '--json', '--affected', ...since);
      return (JSON.parse(stdout) as Planned).stacks.map(({ stack }) => stack);
    };
    const git = (...args: string[]) => succeed('git', args, { cwd: folder, env: process.env });
    writeFileSync(join(folder, '.gitignore'), 'cdktf.out\n*.tfstate*\n');
    await git('init', '-q');
    await git('add', '.');
    await git('-c', 'user.name=test', '-c', 'user.email=test@example.com', 'commit', '-q', '-m', 'all');
    expect([await affected(), await affected('HEAD')]).toEqual([[], []]);

    write(LONGER);
    expect([await affected(), await affected('HEAD')]).toEqual([['shop-default'], ['shop-default']]);
    const { stderr, status } = await run('deploy', '--auto-approve', '--affected');
    expect(stderr).toContain('queue `failed` changed');
    expect(status).toBe(0);
    expect([await affected(), await affected('HEAD')]).toEqual([[], ['shop-default']]);
  });

  test('a stack that is no more in the file is not forgotten', async () => {
    write(`
topics: { orders: {} }
queues: { failed: {} }
`);
    const { stdout, status } = await run('plan', '--json');
    const { stacks } = JSON.parse(stdout) as Planned;
    const dangers = stacks.flatMap((stack) => stack.dangers.map(({ allow }) => allow));
    expect(dangers).toContain('destroy:queue.audit');
    expect(dangers).toContain('move-stack:topic.orders');
    expect(status).toBe(1);
  });

  test('a queue with messages in it goes to another stack, and nothing happens to them', async () => {
    const sqs = new SQSClient(settings());
    await sqs.send(new SendMessageCommand({ QueueUrl: url('billing'), MessageBody: 'kept' }));
    write(LONGER.replace('stack: payments', 'stack: events'));
    const refused = await run('deploy', '--auto-approve');
    expect(refused.stderr).toContain(
      'error[move-stack]: queue `billing` would be destroyed, and created again in stack `shop-default-events`: 1 message would be lost',
    );
    expect(refused.stderr).toContain('`msgtopo deploy --move-state` moves it');
    expect(refused.status).toBe(1);
    const moved = await run('deploy', '--auto-approve', '--move-state');
    expect(moved.stderr).toMatch(
      /moving .*aws_sqs_queue\.billing.* from the state of shop-default-payments to that of shop-default-events/,
    );
    expect(moved.status).toBe(0);
    expect((await run('plan', '--exit-code')).status).toBe(0);
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: url('billing'), WaitTimeSeconds: 1 }),
    );
    expect(Messages[0]?.Body).toBe('kept');
    sqs.destroy();
  });

  test('everything is destroyed, what needs others first', async () => {
    const { stderr, status } = await run('destroy', '--auto-approve');
    expect(stderr).toContain('are destroyed');
    expect(status).toBe(0);
    for (const name of ALL) {
      const state = readFileSync(join(folder, `terraform.${name}.tfstate`), 'utf8');
      const { resources } = JSON.parse(state) as { resources: readonly { mode: string }[] };
      expect(resources.filter(({ mode }) => mode === 'managed')).toEqual([]);
    }
  });
});
