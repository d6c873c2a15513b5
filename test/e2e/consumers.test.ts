import { startEmulator, type Emulator } from '#test/support/emulator';
import { msgtopo } from '#test/support/msgtopo';
import { everyKind } from '#test/support/every-kind/index';
import { removeFolder, stackDir } from '#test/support/project';
import { describeWith } from '#test/support/requirements';
import { emulatedEnv, terraform } from '#test/support/terraform';

describeWith(['terraform', 'emulator'], 'every kind of consumer, publisher and store, applied', () => {
  const folder = everyKind();
  const dir = stackDir(folder, 'shop-default');
  let emulator: Emulator;
  let env: NodeJS.ProcessEnv;

  beforeAll(async () => {
    emulator = await startEmulator({ providerFolder: dir });
    env = emulatedEnv(emulator);
    const { status, stderr } = await msgtopo(['deploy', '--auto-approve'], { cwd: folder, env });
    if (status !== 0) throw new Error(stderr);
  });

  afterAll(async () => {
    await emulator.stop();
    removeFolder(folder);
  });

  test('a second plan has nothing to change', async () => {
    expect(await terraform(dir, env, 'plan', '-input=false', '-detailed-exitcode')).toContain('No changes');
  });

  test('a second synth changes no byte, so that the function is not deployed again', async () => {
    const hash = () => terraform(dir, env, 'state', 'show', 'aws_lambda_function.notifier');
    const before = await hash();
    expect(await msgtopo(['synth'], { cwd: folder })).toMatchObject({ status: 0 });
    expect(await terraform(dir, env, 'plan', '-input=false', '-detailed-exitcode')).toContain('No changes');
    expect(await hash()).toBe(before);
  });

  test('destroy leaves nothing', async () => {
    await terraform(dir, env, 'destroy', '-input=false', '-auto-approve', '-parallelism=32');
    expect(await terraform(dir, env, 'state', 'list')).toBe('');
  });
});
