import { spawn, type ChildProcess } from 'node:child_process';
import { ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { ListSubscriptionsCommand, SNSClient } from '@aws-sdk/client-sns';
import { startEmulator, type Emulator } from '#test/support/emulator';
import { BIN, msgtopo } from '#test/support/msgtopo';
import { folderWith, removeFolder } from '#test/support/project';
import { describeWith } from '#test/support/requirements';
import { emulatedEnv } from '#test/support/terraform';

const TOPOLOGY = `
version: 1
name: shop
region: eu-west-1
topics: { orders: {}, parcels: {} }
queues: { billing: {}, shipping: {} }
subscriptions:
  - { topic: orders, queue: billing }
  - { topic: orders, queue: shipping }
  - { topic: parcels, queue: shipping }
`;

interface Killed {
  readonly status: number | null;
  readonly stderr: string;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

describeWith(['terraform', 'emulator'], 'a deploy that is under way, and one that is stopped', () => {
  let emulator: Emulator;
  let folder: string;
  let env: NodeJS.ProcessEnv;
  const clientOptions = () => ({
    endpoint: emulator.endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'testing', secretAccessKey: 'testing' },
  });

  beforeEach(async () => {
    emulator = await startEmulator({ ownProviders: true });
    folder = folderWith({ 'topology.yaml': TOPOLOGY });
    env = emulatedEnv(emulator);
  });

  afterEach(async () => {
    await emulator.stop();
    removeFolder(folder);
  });

  /** Starts a deploy, and does something to it once it has begun to apply. */
  async function deployAnd(stop: (child: ChildProcess) => Promise<void>): Promise<Killed> {
    const child = spawn(process.execPath, [BIN, 'deploy', '--auto-approve', '--lock-timeout', '3m'], {
      cwd: folder,
      env,
    });
    let stderr = '';
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    const applying = new Promise<void>((resolve) => {
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        stderr += text;
        if (/^\[1\//m.test(stderr)) resolve();
      });
    });
    await Promise.race([applying, ended]);
    await stop(child);
    return { status: await ended, stderr };
  }

  /** What exists, each once, and nothing that is left to do. */
  async function expectConverged(): Promise<void> {
    const { status, stderr } = await msgtopo(['deploy', '--auto-approve', '--lock-timeout', '3m'], {
      cwd: folder,
      env,
    });
    expect(stderr).not.toContain('error[');
    expect(status).toBe(0);
    expect((await msgtopo(['plan', '--exit-code'], { cwd: folder, env })).status).toBe(0);
    const sqs = new SQSClient(clientOptions());
    const sns = new SNSClient(clientOptions());
    const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({}));
    const { Subscriptions = [] } = await sns.send(new ListSubscriptionsCommand({}));
    expect(QueueUrls.map((url) => url.split('/').pop()).sort()).toEqual(
      ['billing', 'billing-dlq', 'shipping', 'shipping-dlq'].map((name) => `shop-default-${name}`),
    );
    expect(Subscriptions.length).toBe(3);
    sqs.destroy();
    sns.destroy();
  }

  test.each<[string, NodeJS.Signals]>([
    ['Ctrl-C', 'SIGINT'],
    ['a closed terminal', 'SIGHUP'],
  ])('by %s: Terraform saves the state and releases the lock', async (_, signal) => {
    const { status, stderr } = await deployAnd((child) => Promise.resolve(void child.kill(signal)));
    expect(stderr).toContain('stopping: Terraform ends what it has begun');
    expect(status).toBe(130);
    // What was being created is there, though Terraform does not trust it: it is finished, and not made anew.
    const { status: planned, stdout } = await msgtopo(['plan', '--json'], { cwd: folder, env });
    expect(JSON.parse(stdout)).toMatchObject({
      stacks: [{ refused: false, summary: { destroy: 0, replace: 0, finish: expect.any(Number) as number } }],
    });
    expect(planned).toBe(0);
    await expectConverged();
  });

  test('while it goes on, nobody else gets at the state', async () => {
    const { status } = await deployAnd(async () => {
      const { status: planned, stderr } = await msgtopo(['plan'], { cwd: folder, env });
      expect(stderr).toMatch(/error\[lock-held\]: the state is locked by \S+@\S+ since 20/);
      expect(stderr).toContain('--lock-timeout 10m');
      expect(planned).toBe(2);
    });
    expect(status).toBe(0);
  });

  test('by kill -9, again and again: the next deploy waits for what goes on, and converges', async () => {
    for (const delay of [0, 7_000, 2_000]) {
      const { status } = await deployAnd(async (child) => {
        await pause(delay);
        child.kill('SIGKILL');
      });
      if (status === 0) break;
    }
    await expectConverged();
  });
});
