import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEmulator, type Emulator } from '#test/support/emulator';
import { BIN, msgtopo, ROOT } from '#test/support/msgtopo';
import { emptyFolder, folderWith, removeFolder, stackDir } from '#test/support/project';
import { describeWith } from '#test/support/requirements';
import { succeed } from '#test/support/run';
import { emulatedEnv } from '#test/support/terraform';

const CDKTF = join(ROOT, 'node_modules/.bin/cdktf');

/** The command would keep providers in the home folder, where another run of it may be writing. */
function cdktfEnv(emulator: Emulator): NodeJS.ProcessEnv {
  return { ...emulatedEnv(emulator), CI: '1', CDKTF_DISABLE_PLUGIN_CACHE_ENV: '1' };
}

/** As npm would, for the `app` in cdktf.json. */
function linkProgram(folder: string): void {
  mkdirSync(join(folder, 'node_modules/.bin'), { recursive: true });
  const script = `#!/bin/sh\nexec ${process.execPath} ${BIN} "$@"\n`;
  writeFileSync(join(folder, 'node_modules/.bin/msgtopo'), script, { mode: 0o755 });
}

describeWith(['terraform', 'emulator'], 'the cdktf command', () => {
  const folder = emptyFolder();
  const file = join(stackDir(folder, 'orders-default'), 'cdk.tf.json');
  let emulator: Emulator;
  let env: NodeJS.ProcessEnv;

  beforeAll(async () => {
    emulator = await startEmulator();
    env = cdktfEnv(emulator);
    linkProgram(folder);
    await msgtopo(['init'], { cwd: folder });
    await msgtopo(['synth'], { cwd: folder });
  });

  afterAll(async () => {
    await emulator.stop();
    removeFolder(folder);
  });

  test('synth writes the same file as msgtopo does', async () => {
    const ours = readFileSync(file);
    await succeed(CDKTF, ['synth'], { cwd: folder, env });
    expect(readFileSync(file)).toEqual(ours);
  });

  test('plan', async () => {
    const plan = ['plan', '--skip-provider-lock', '--no-color'];
    expect(await succeed(CDKTF, plan, { cwd: folder, env })).toContain('6 to add, 0 to change, 0 to destroy');
  });

  test('deploy, after which msgtopo has nothing to change, since the state is the same', async () => {
    await succeed(CDKTF, ['deploy', '--auto-approve', '--skip-provider-lock'], { cwd: folder, env });
    const { status, stdout } = await msgtopo(['plan', '--exit-code'], { cwd: folder, env });
    expect(stdout).toBe('orders-default in eu-west-1: nothing to change\n');
    expect(status).toBe(0);
  });
});

const SPLIT = `version: 1
name: shop
region: eu-west-1
topics: { orders: { stack: events } }
queues:
  billing: { stack: payments, deadLetters: { queue: failed } }
  failed: {}
subscriptions:
  - { topic: orders, queue: billing }
`;

describeWith(['terraform', 'emulator'], 'the cdktf command, for several stacks', () => {
  test('deploy of all, in order, after which msgtopo has nothing to change', async () => {
    const folder = folderWith({
      'topology.yaml': SPLIT,
      'cdktf.json': readFileSync(join(ROOT, 'templates/common/cdktf.json'), 'utf8'),
    });
    const emulator = await startEmulator();
    try {
      const env = cdktfEnv(emulator);
      linkProgram(folder);
      const deploy = ['deploy', '*', '--auto-approve', '--skip-provider-lock'];
      await succeed(CDKTF, deploy, { cwd: folder, env });
      const { status, stdout } = await msgtopo(['plan', '--exit-code'], { cwd: folder, env });
      expect(stdout.match(/^shop-default\S* in eu-west-1: nothing to change$/gm)).toHaveLength(4);
      expect(status).toBe(0);
    } finally {
      await emulator.stop();
      removeFolder(folder);
    }
  });
});

function resourcesIn(dir: string): unknown {
  const file = readFileSync(join(dir, 'cdk.tf.json'), 'utf8');
  const { resource } = JSON.parse(file) as { resource: object };
  expect(Object.keys(resource)).not.toEqual([]);
  return resource;
}

function whatGitSees(): Promise<string> {
  return succeed('git', ['status', '--porcelain', '--untracked-files=all'], { cwd: ROOT });
}

describeWith(['terraform', 'emulator'], 'the cdktf command at the top of a checkout', () => {
  let emulator: Emulator;
  let env: NodeJS.ProcessEnv;
  let before: string;

  function cdktf(...args: string[]): Promise<string> {
    return succeed('npx', ['cdktf', ...args], { cwd: ROOT, env });
  }

  beforeAll(async () => {
    emulator = await startEmulator();
    env = cdktfEnv(emulator);
    before = await whatGitSees();
  });

  afterAll(() => emulator.stop());

  test('synth writes the Terraform of a template', async () => {
    await cdktf('synth');
    const folder = emptyFolder();
    await msgtopo(['init'], { cwd: folder });
    await msgtopo(['synth'], { cwd: folder });
    const [stack, template] = [ROOT, folder].map((at) => stackDir(at, 'orders-default'));
    expect(resourcesIn(stack!)).toEqual(resourcesIn(template!));
    removeFolder(folder);
  });

  test('plan', async () => {
    const output = await cdktf('plan', '--skip-provider-lock', '--no-color');
    expect(output).toContain('6 to add, 0 to change, 0 to destroy');
  });

  test('nothing is left that git sees', async () => {
    expect(await whatGitSees()).toBe(before);
  });
});
