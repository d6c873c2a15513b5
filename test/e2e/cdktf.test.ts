import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEmulator, type Emulator } from '../support/emulator';
import { BIN, msgtopo, ROOT } from '../support/msgtopo';
import { emptyFolder, removeFolder, stackDir } from '../support/project';
import { describeWith } from '../support/requirements';
import { succeed } from '../support/run';
import { emulatedEnv } from '../support/terraform';

const CDKTF = join(ROOT, 'node_modules/.bin/cdktf');

describeWith(['terraform', 'emulator'], 'the cdktf command', () => {
  const folder = emptyFolder();
  const file = join(stackDir(folder, 'orders-default'), 'cdk.tf.json');
  let emulator: Emulator;
  let env: NodeJS.ProcessEnv;

  beforeAll(async () => {
    emulator = await startEmulator();
    // The command would keep providers in the home folder, where another run of it may be writing.
    env = { ...emulatedEnv(emulator), CI: '1', CDKTF_DISABLE_PLUGIN_CACHE_ENV: '1' };
    mkdirSync(join(folder, 'node_modules/.bin'), { recursive: true });
    const script = `#!/bin/sh\nexec ${process.execPath} ${BIN} "$@"\n`;
    writeFileSync(join(folder, 'node_modules/.bin/msgtopo'), script, { mode: 0o755 });
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
