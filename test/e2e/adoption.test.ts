import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CreateQueueCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import {
  CreateClusterCommand,
  CreateServiceCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs';
import { CreateTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { startEmulator, type Emulator } from '#test/support/emulator';
import { msgtopo } from '#test/support/msgtopo';
import { emptyFolder, folderWith, removeFolder } from '#test/support/project';
import { describeWith } from '#test/support/requirements';
import { emulatedEnv, terraform } from '#test/support/terraform';

const REGION = 'eu-west-1';
const ACCOUNT = '123456789012';

const MODULE = `
variable "name" {}
variable "topic" {}
resource "aws_sqs_queue" "this" { name = var.name }
resource "aws_sns_topic_subscription" "this" {
  topic_arn = var.topic
  protocol  = "sqs"
  endpoint  = aws_sqs_queue.this.arn
}
`;

const PROVIDER = `
terraform {
  required_providers {
    aws = { source = "hashicorp/aws", version = "5.100.0" }
  }
}
provider "aws" { region = "${REGION}" }
`;

const OLD = `${PROVIDER}
resource "aws_sns_topic" "orders" {
  name         = "acme-prod-orders"
  display_name = "Orders"
}
module "queue" {
  source   = "./queue"
  for_each = toset(["billing"])
  name     = "acme-prod-\${each.key}"
  topic    = aws_sns_topic.orders.arn
}
`;

const TEMPLATE = 'Resources:\n  Jobs: { Type: AWS::SQS::Queue }\n';

describeWith(['terraform', 'emulator'], 'what lives is taken over', () => {
  const folders: string[] = [];
  let emulator: Emulator;
  let env: NodeJS.ProcessEnv;
  let sqs: SQSClient;

  beforeAll(async () => {
    emulator = await startEmulator();
    env = emulatedEnv(emulator);
    const credentials = { accessKeyId: 'testing', secretAccessKey: 'testing' };
    sqs = new SQSClient({ region: REGION, endpoint: emulator.endpoint, credentials });
  });

  afterAll(async () => {
    sqs.destroy();
    await emulator.stop();
    folders.forEach(removeFolder);
  });

  const send = async (QueueUrl: string) => {
    for (const MessageBody of ['1', '2', '3'])
      await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
  };

  /** Plans, deploys and plans again: everything imported, nothing lost, nothing left to change. */
  async function adopt(folder: string, imports: number, queue: string): Promise<void> {
    const run = (...args: string[]) => msgtopo(args, { cwd: folder, env });
    const { stacks } = JSON.parse((await run('plan', '--json')).stdout) as {
      stacks: { summary: object; refused: boolean }[];
    };
    expect(stacks).toMatchObject([
      { summary: { import: imports, destroy: 0, replace: 0, create: 0 }, refused: false },
    ]);
    expect(await run('deploy', '--auto-approve')).toMatchObject({ status: 0 });
    expect((await run('plan')).stdout).toContain('nothing to change');
    const status = JSON.parse((await run('status', '--json')).stdout) as {
      queues: { name: string; waiting: number }[];
    };
    expect(status.queues.find(({ name }) => name === queue)).toMatchObject({ waiting: 3 });
  }

  test('from a Terraform state with a module and for_each, which lets go and destroys nothing', async () => {
    const old = folderWith({ 'main.tf': OLD, 'queue/main.tf': MODULE });
    const folder = emptyFolder();
    folders.push(old, folder);
    await terraform(old, env, 'init', '-input=false');
    await terraform(old, env, 'apply', '-auto-approve', '-input=false', '-parallelism=32');
    await send(`${emulator.endpoint}/${ACCOUNT}/acme-prod-billing`);

    const imported = await msgtopo(['import', 'state', old, '-e', 'prod'], { cwd: folder, env });
    expect(imported).toMatchObject({ status: 0, stdout: expect.stringContaining('3 to import') as string });
    const account = readFileSync(join(folder, 'topology.adopted.md'), 'utf8');
    const blocks = /```hcl\n([\s\S]*?)```/.exec(account)![1]!;
    writeFileSync(join(old, 'main.tf'), PROVIDER + blocks);
    const released = await terraform(old, env, 'apply', '-auto-approve', '-input=false');
    expect(released).toContain('0 added, 0 changed, 0 destroyed');

    await adopt(folder, 3, 'billing');
  });

  test('from a stack of CloudFormation, whose queue a role processes', async () => {
    const folder = folderWith({ 'template.yaml': TEMPLATE });
    folders.push(folder);
    const Policy = JSON.stringify({
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: `arn:aws:iam::${ACCOUNT}:role/worker` },
          Action: ['sqs:ReceiveMessage', 'sqs:DeleteMessage'],
          Resource: `arn:aws:sqs:${REGION}:${ACCOUNT}:shop-Jobs-1AB`,
        },
      ],
    });
    const tags = {
      'aws:cloudformation:stack-name': 'shop',
      'aws:cloudformation:logical-id': 'Jobs',
    };
    const { QueueUrl } = await sqs.send(
      new CreateQueueCommand({ QueueName: 'shop-Jobs-1AB', Attributes: { Policy }, tags }),
    );
    await send(QueueUrl!);

    const args = ['import', 'cloudformation', 'template.yaml', '--stack', 'shop', '--region', REGION];
    expect(await msgtopo([...args, '--as', 'shop'], { cwd: folder, env })).toMatchObject({ status: 0 });
    expect(readFileSync(join(folder, 'topology.yaml'), 'utf8')).toContain('receivers:');
    await adopt(folder, 1, 'jobs');
  });

  test('from an account, where a later change by hand is found', async () => {
    const folder = emptyFolder();
    folders.push(folder);
    const sns = new SNSClient({
      region: REGION,
      endpoint: emulator.endpoint,
      credentials: { accessKeyId: 'testing', secretAccessKey: 'testing' },
    });
    const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'HandMade' }));
    const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: 'HandMadeEvents' }));
    const subscribe = (Protocol: string, Endpoint: string) =>
      sns.send(new SubscribeCommand({ TopicArn, Protocol, Endpoint, ReturnSubscriptionArn: true }));
    await subscribe('sqs', `arn:aws:sqs:${REGION}:${ACCOUNT}:HandMade`);
    await send(QueueUrl!);

    const ecs = new ECSClient({
      region: REGION,
      endpoint: emulator.endpoint,
      credentials: { accessKeyId: 'testing', secretAccessKey: 'testing' },
    });
    const environment = [{ name: 'JOBS', value: QueueUrl! }];
    const containerDefinitions = [{ name: 'main', image: 'worker', memory: 128, environment }];
    await ecs.send(new CreateClusterCommand({ clusterName: 'main' }));
    await ecs.send(new RegisterTaskDefinitionCommand({ family: 'worker', containerDefinitions }));
    const service = { cluster: 'main', serviceName: 'worker', taskDefinition: 'worker', desiredCount: 2 };
    await ecs.send(new CreateServiceCommand(service));
    ecs.destroy();

    const run = (...args: string[]) => msgtopo(['import', 'account', ...args], { cwd: folder, env });
    const names = ['--name', 'HandMade', '--name', 'HandMadeEvents'];
    expect(await run('--region', REGION, '--as', 'hand', ...names)).toMatchObject({ status: 0 });
    const note = 'note: "ECS service worker: cluster main, 2 tasks"';
    expect(readFileSync(join(folder, 'topology.yaml'), 'utf8')).toContain(
      `{ type: external, ${note}, queue: hand-made }`,
    );
    // The same service, should the topology manage it one day.
    expect(readFileSync(join(folder, 'topology.adopted.md'), 'utf8')).toMatch(
      /type: fargate\n[^`]*queue: hand-made\n[^`]*image: worker\n/,
    );
    await adopt(folder, 3, 'hand-made');

    expect(await run('--check')).toMatchObject({ status: 0 });
    await subscribe('https', 'https://hooks.example.com/in');
    const drift = await run('--check');
    expect(drift.status).toBe(1);
    expect(drift.stdout).toContain(
      'HandMadeEvents to https://hooks.example.com/in (https) is not in the file',
    );
    sns.destroy();
  });
});
