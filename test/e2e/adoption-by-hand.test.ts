import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EventBridgeClient, PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { CreateScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import {
  GetQueueUrlCommand,
  ListQueuesCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import {
  CreateTopicCommand,
  ListSubscriptionsCommand,
  SNSClient,
  SubscribeCommand,
} from '@aws-sdk/client-sns';
import { load } from 'js-yaml';
import { randomOf } from '#drill/engine/random';
import { startEmulator, type Emulator } from '#test/support/emulator';
import { killed } from '#test/support/killed';
import { notifyingBucket } from '#test/support/notifying-bucket';
import { msgtopo } from '#test/support/msgtopo';
import { emptyFolder, folderWith, removeFolder, stackDir } from '#test/support/project';
import { QueueSetup } from '#test/support/queue-setup';
import { run } from '#test/support/run';
import { describeWith } from '#test/support/requirements';
import { emulatedEnv, terraform } from '#test/support/terraform';

/*
 * An estate that somebody made by hand: how much of it a person reads after an import, and what becomes of it when the
 * adoption is killed. `MSGTOPO_KILLS=50` kills 50 of them, and `MSGTOPO_KILLS_SEED` at other moments.
 */
const REGION = 'eu-west-1';
const ACCOUNT = '123456789012';
const CREDENTIALS = { accessKeyId: 'testing', secretAccessKey: 'testing' };
const KILLS = Number(process.env['MSGTOPO_KILLS'] ?? 1);
const SEED = Number(process.env['MSGTOPO_KILLS_SEED'] ?? 21);
const ROUND_MILLISECONDS = 240_000;

const DEPLOY = ['deploy', '--auto-approve', '--lock-timeout', '3m'];
const JOBS = ['billing', 'shipping', 'refunds', 'audit', 'emails', 'search'];
/** A queue with its dead-letter queue and its subscription for each job, and the topic. */
const IMPORTED = 3 * JOBS.length + 1;
const MESSAGES = ['1', '2', '3'];

interface State {
  readonly resources: readonly { readonly mode: string; readonly instances: readonly unknown[] }[];
}

describeWith(['terraform', 'emulator'], 'an estate that was made by hand', () => {
  let emulator: Emulator;
  let env: NodeJS.ProcessEnv;
  let sqs: SQSClient;
  let sns: SNSClient;
  let queues: QueueSetup;

  beforeAll(async () => {
    emulator = await startEmulator();
    env = emulatedEnv(emulator);
    const settings = { endpoint: emulator.endpoint, region: REGION, credentials: CREDENTIALS };
    sqs = new SQSClient(settings);
    sns = new SNSClient(settings);
    queues = new QueueSetup(emulator);
  });

  afterAll(async () => {
    sqs.destroy();
    sns.destroy();
    queues.close();
    await emulator.stop();
  });

  const arnOf = (name: string) => `arn:aws:sqs:${REGION}:${ACCOUNT}:${name}`;

  /** As the console makes them, one after the other. */
  async function makeByHand(name: string): Promise<void> {
    const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: `${name}-prod-orders` }));
    for (const job of JOBS) {
      const queue = `${name}-prod-${job}`;
      await queues.create(`${queue}-dlq`);
      await queues.create(queue);
      const RedrivePolicy = JSON.stringify({
        deadLetterTargetArn: arnOf(`${queue}-dlq`),
        maxReceiveCount: 5,
      });
      const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: queue }));
      await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { RedrivePolicy } }));
      await sns.send(
        new SubscribeCommand({
          TopicArn,
          Protocol: 'sqs',
          Endpoint: arnOf(queue),
          Attributes: { FilterPolicy: JSON.stringify({ kind: [job] }), RawMessageDelivery: 'true' },
        }),
      );
      await queues.fill(queue, MESSAGES);
    }
  }

  async function succeeds(cwd: string, ...args: string[]): Promise<void> {
    const { status, stderr } = await msgtopo(args, { cwd, env });
    expect({ args, status, stderr }).toMatchObject({ args, status: 0 });
  }

  async function imported(name: string): Promise<string> {
    await makeByHand(name);
    const cwd = emptyFolder();
    await succeeds(cwd, 'import', 'account', '--region', REGION, '--prefix', `${name}-prod-`, '-e', 'prod');
    return cwd;
  }

  function importedInto(cwd: string): number {
    const file = readdirSync(cwd).find((one) => one.endsWith('.tfstate'))!;
    const { resources } = JSON.parse(readFileSync(join(cwd, file), 'utf8')) as State;
    return resources.filter(({ mode }) => mode === 'managed').flatMap(({ instances }) => instances).length;
  }

  /** Everything is there once, with its messages. */
  async function expectKept(name: string): Promise<void> {
    const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({ QueueNamePrefix: `${name}-prod-` }));
    expect(QueueUrls.length).toBe(2 * JOBS.length);
    const { Subscriptions = [] } = await sns.send(new ListSubscriptionsCommand({}));
    expect(Subscriptions.filter(({ TopicArn }) => TopicArn!.includes(`:${name}-prod-`)).length).toBe(
      JOBS.length,
    );
    for (const job of JOBS) expect(await queues.depth(`${name}-prod-${job}`)).toBe(MESSAGES.length);
  }

  test('the topology has at most a fifth of the lines that Terraform writes for the same imports', async () => {
    const cwd = await imported('read');
    await succeeds(cwd, 'synth');
    const synthesized = JSON.parse(
      readFileSync(join(stackDir(cwd, 'read-prod'), 'cdk.tf.json'), 'utf8'),
    ) as Readonly<Record<'import' | 'provider' | 'terraform', unknown>>;
    const { import: imports, provider, terraform: settings } = synthesized;
    const { required_providers } = settings as { readonly required_providers: unknown };
    const plain = { import: imports, provider, terraform: { required_providers } };
    const folder = folderWith({ 'main.tf.json': JSON.stringify(plain) });
    await terraform(folder, env, 'init', '-input=false');
    // It writes the file, and then does not like what it wrote: provider 5.100 knows no queue of 1 MiB.
    await run('terraform', ['plan', '-input=false', '-generate-config-out=generated.tf'], {
      cwd: folder,
      env,
    });
    const linesOf = (file: string) => readFileSync(file, 'utf8').trimEnd().split('\n').length;
    const [ours, theirs] = [linesOf(join(cwd, 'topology.yaml')), linesOf(join(folder, 'generated.tf'))];
    process.stderr.write(`size of an import: ${ours} lines, where Terraform writes ${theirs}\n`);
    expect(ours * 5).toBeLessThanOrEqual(theirs);
    [cwd, folder].forEach(removeFolder);
  });

  test('rules, schedules and buckets that send to it are in the file', async () => {
    await queues.create('clocked-prod-jobs');
    const Arn = arnOf('clocked-prod-jobs');
    const RoleArn = `arn:aws:iam::${ACCOUNT}:role/scheduler`;
    const settings = { endpoint: emulator.endpoint, region: REGION, credentials: CREDENTIALS };
    const events = new EventBridgeClient(settings);
    const Name = 'clocked-nightly';
    await events.send(new PutRuleCommand({ Name, ScheduleExpression: 'rate(1 day)', State: 'DISABLED' }));
    await events.send(new PutTargetsCommand({ Rule: Name, Targets: [{ Id: 'jobs', Arn }] }));
    events.destroy();
    const scheduler = new SchedulerClient(settings);
    await scheduler.send(
      new CreateScheduleCommand({
        Name: 'clocked-hourly',
        ScheduleExpression: 'rate(1 hour)',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: { Arn, RoleArn },
      }),
    );
    scheduler.destroy();
    await notifyingBucket(emulator, 'clocked-uploads', Arn);
    const cwd = emptyFolder();
    await succeeds(cwd, 'import', 'account', '--region', REGION, '--prefix', 'clocked-prod-', '-e', 'prod');
    const { consumers } = load(readFileSync(join(cwd, 'topology.yaml'), 'utf8')) as { consumers: object };
    expect(Object.values(consumers)).toEqual([
      { type: 'external', note: 'EventBridge schedule clocked-hourly', sends: ['clocked-prod-jobs'] },
      {
        type: 'external',
        note: 'EventBridge rule clocked-nightly: rate(1 day), disabled',
        sends: ['clocked-prod-jobs'],
      },
      { type: 'external', note: 'S3 bucket clocked-uploads: ObjectRemoved:*', sends: ['clocked-prod-jobs'] },
    ]);
    removeFolder(cwd);
  });

  test(
    'killed in the middle of its adoption, it is taken over whole by the next deploy',
    async () => {
      const random = randomOf(SEED);
      const first = await imported('whole');
      const started = Date.now();
      await succeeds(first, ...DEPLOY);
      const milliseconds = Date.now() - started;
      expect(importedInto(first)).toBe(IMPORTED);
      removeFolder(first);
      for (let round = 0; round < KILLS; round += 1) {
        const name = `round${round}`;
        const cwd = await imported(name);
        const after = Math.round(milliseconds * (0.3 + 0.7 * random()));
        const reach = round % 2 === 0 ? 'msgtopo and Terraform' : 'msgtopo alone';
        const { wasRunning } = await killed(DEPLOY, { cwd, env }, { after, reach });
        process.stderr.write(
          `adoption: killed ${reach} after ${after} ms, ${wasRunning ? 'under way' : 'at its end'}\n`,
        );
        await succeeds(cwd, ...DEPLOY);
        expect(importedInto(cwd)).toBe(IMPORTED);
        await succeeds(cwd, 'plan', '--exit-code');
        await expectKept(name);
        removeFolder(cwd);
      }
    },
    (KILLS + 1) * ROUND_MILLISECONDS,
  );
});
