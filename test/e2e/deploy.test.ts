import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { startEmulator, type Emulator } from '#test/support/emulator';
import { msgtopo } from '#test/support/msgtopo';
import { folderWith, removeFolder, stackDir } from '#test/support/project';
import { describeWith } from '#test/support/requirements';
import type { RunResult } from '#test/support/run';
import { emulatedEnv } from '#test/support/terraform';

const TOPOLOGY = `
version: 1
name: shop
region: eu-west-1
environments: { dev: {}, test: {} }
topics: { orders: {} }
queues: { billing: {} }
subscriptions: [{ topic: orders, queue: billing }]
`;

describeWith(['terraform', 'emulator'], 'plan, deploy, outputs and destroy', () => {
  const folder = folderWith({ 'topology.yaml': TOPOLOGY });
  const marker = join(stackDir(folder, 'shop-dev'), '.terraform/msgtopo.json');
  let emulator: Emulator;
  const run = (...args: string[]): Promise<RunResult> =>
    msgtopo(args, { cwd: folder, env: emulatedEnv(emulator) });

  beforeAll(async () => {
    emulator = await startEmulator({ ownProviders: true });
  });

  afterAll(async () => {
    await emulator.stop();
    removeFolder(folder);
  });

  test('a plan of all environments, in words of the topology', async () => {
    const { status, stdout } = await run('plan');
    expect(stdout).toMatch(
      /^shop-dev in eu-west-1\n[\s\S]*\+ create {2}queue `billing`[\s\S]*4 to create\n\nshop-test in/,
    );
    expect(status).toBe(0);
  });

  test('a plan as JSON and as Markdown', async () => {
    const { stdout } = await run('diff', '-e', 'dev', '--json');
    const { stacks } = JSON.parse(stdout) as {
      stacks: { summary: object; changes: { element: string }[] }[];
    };
    expect(stacks[0]!.summary).toMatchObject({ create: 4, destroy: 0 });
    expect(stacks[0]!.changes.map(({ element }) => element)).toContain('subscription.orders_to_billing');
    const markdown = await run('plan', '-e', 'dev', '--format', 'markdown');
    expect(markdown.stdout).toContain('- `billing` receives **more** from `orders`: new subscription');
  });

  test('an environment has to be chosen, and approval has to be given', async () => {
    expect(await run('deploy', '--auto-approve')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('the file declares `dev` and `test`') as string,
    });
    expect(await run('deploy', '-e', 'dev')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('add --yes') as string,
    });
    expect((await run('destroy', '-e', 'dev')).status).toBe(2);
    expect(existsSync(join(folder, 'terraform.shop-dev.tfstate'))).toBe(false);
  });

  test('a kept plan is what is deployed, element by element', async () => {
    expect((await run('plan', '-e', 'dev', '--out', 'dev.plan')).status).toBe(0);
    const { status, stdout, stderr } = await run(
      'deploy',
      '-e',
      'dev',
      '--plan',
      'dev.plan',
      '--auto-approve',
    );
    expect(stderr).toContain('[4/4] subscription `orders_to_billing` created after');
    expect(stdout).toContain('arn:aws:sns:eu-west-1:123456789012:shop-dev-orders');
    expect(status).toBe(0);
  });

  test('the same plan cannot be applied twice', async () => {
    const { status, stderr } = await run('deploy', '-e', 'dev', '--plan', 'dev.plan', '--auto-approve');
    expect(stderr).toContain('error[stale-plan]: the plan is out of date');
    expect(status).toBe(2);
  });

  test('a second plan and a second deploy change nothing, and initialize nothing', async () => {
    const before = statSync(marker).mtimeMs;
    const { status, stdout } = await run('plan', '-e', 'dev', '--exit-code');
    expect(stdout).toBe('shop-dev in eu-west-1: nothing to change\n');
    expect(status).toBe(0);
    const deployed = await run('deploy', '-e', 'dev', '--auto-approve', '--json');
    expect(JSON.parse(deployed.stdout)).toMatchObject({ stack: 'shop-dev', applied: false });
    expect(statSync(marker).mtimeMs).toBe(before);
  });

  test('outputs for people and for programs', async () => {
    const arn = 'arn:aws:sns:eu-west-1:123456789012:shop-dev-orders';
    expect((await run('outputs', '-e', 'dev')).stdout).toContain(arn);
    expect(JSON.parse((await run('outputs', '-e', 'dev', '--json')).stdout)).toMatchObject({
      topics: { orders: arn },
    });
    expect((await run('outputs', '-e', 'test')).stderr).toBe('shop-test is not deployed\n');
  });

  test('destroy says what is lost, and leaves nothing', async () => {
    const { status, stderr } = await run('destroy', '-e', 'dev', '--auto-approve');
    expect(stderr).toContain('queue `billing`: it is empty now, but what arrives until then would be lost');
    expect(stderr).toContain('shop-dev is destroyed');
    expect(status).toBe(0);
    const state = JSON.parse(readFileSync(join(folder, 'terraform.shop-dev.tfstate'), 'utf8')) as object;
    expect(state).toMatchObject({ resources: [] });
    expect((await run('destroy', '-e', 'dev', '--auto-approve')).stderr).toContain(
      'there is nothing to destroy',
    );
  });
});
