import { startEmulator, type Emulator } from '#test/support/emulator';
import { msgtopo } from '#test/support/msgtopo';
import { emptyFolder, removeFolder, stackDir } from '#test/support/project';
import { describeWith } from '#test/support/requirements';
import { emulatedEnv, terraform } from '#test/support/terraform';

describeWith(['terraform', 'emulator'], 'the template enterprise, applied', () => {
  const folder = emptyFolder();
  const dir = stackDir(folder, 'shop-dev');
  let emulator: Emulator;
  let env: NodeJS.ProcessEnv;

  beforeAll(async () => {
    emulator = await startEmulator({ providerFolder: dir });
    env = emulatedEnv(emulator);
    await fetch(`${emulator.endpoint}/shop-tf-state`, { method: 'PUT' });
    expect((await msgtopo(['init', '--template', 'enterprise'], { cwd: folder })).status).toBe(0);
    expect((await msgtopo(['synth', '-e', 'dev'], { cwd: folder })).status).toBe(0);
    await terraform(dir, env, 'init', '-input=false');
    await terraform(dir, env, 'apply', '-input=false', '-auto-approve', '-parallelism=64');
  });

  afterAll(async () => {
    await emulator.stop();
    removeFolder(folder);
  });

  test('a second plan has nothing to change', async () => {
    expect(await terraform(dir, env, 'plan', '-input=false', '-detailed-exitcode')).toContain('No changes');
  });

  test('status finds every queue and every alarm', async () => {
    const { status, stdout } = await msgtopo(['status', '-e', 'dev', '--json'], { cwd: folder, env });
    expect(status).toBe(0);
    const { queues, alarms } = JSON.parse(stdout) as { queues: { deployed: boolean }[]; alarms: object[] };
    expect(queues.every(({ deployed }) => deployed)).toBe(true);
    expect(alarms.length).toBeGreaterThan(queues.length);
  });
});
