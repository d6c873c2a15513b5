import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support/msgtopo';
import { emptyFolder, removeFolder, stackDir } from '../support/project';
import { describeWith } from '../support/requirements';
import { run, succeed } from '../support/run';
import { terraform, terraformEnv } from '../support/terraform';

/** From npm, since the machine has one version only; the package holds the binary itself. */
const OTHER_NODE = `node-${process.platform}-${process.arch}`;

describeWith(['terraform'], 'the packed tarball, installed into an empty folder', () => {
  const folder = emptyFolder();
  const env = terraformEnv();

  beforeAll(async () => {
    // The build stands already; `prepack` would take `dist` away from tests that run beside this one.
    await succeed('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: ROOT });
    const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'))!;
    await succeed('npm', ['init', '--yes'], { cwd: folder });
    const install = ['install', '--no-audit', '--no-fund', '--prefer-offline'];
    await succeed('npm', [...install, join(folder, tarball), `${OTHER_NODE}@22`], { cwd: folder });
  });

  afterAll(() => removeFolder(folder));

  test('init, synth and terraform validate', async () => {
    await succeed('npx', ['msgtopo', 'init'], { cwd: folder });
    await succeed('npx', ['msgtopo', 'synth'], { cwd: folder });
    const dir = stackDir(folder, 'orders-default');
    await terraform(dir, env, 'init', '-input=false', '-backend=false');
    expect(await terraform(dir, env, 'validate')).toContain('Success');
  });

  test('Node.js 22 gives the same output', async () => {
    const node = join(folder, 'node_modules', OTHER_NODE, 'bin/node');
    expect((await run(node, ['--version'], { cwd: folder })).stdout).toMatch(/^v22\./);
    const bin = join(folder, 'node_modules/msgtopo/dist/bin/msgtopo.js');
    await succeed(node, [bin, 'synth', '--out', 'node22'], { cwd: folder });
    const ours = readFileSync(join(stackDir(folder, 'orders-default'), 'cdk.tf.json'));
    expect(readFileSync(join(folder, 'node22/stacks/orders-default/cdk.tf.json'))).toEqual(ours);
  });

  test('it is a library, too', async () => {
    const script = `
      const { validateTopology, synthesize } = require('msgtopo');
      const { topologies, diagnostics } = validateTopology('topology.yaml');
      synthesize(topologies, { outDir: process.cwd() + '/library', projectDir: process.cwd() })
        .then(([stack]) => console.log(diagnostics.length, stack.name));
    `;
    expect(await succeed(process.execPath, ['-e', script], { cwd: folder })).toBe('0 orders-default\n');
  });

  test('its JSON Schema is where the first line of a topology says', () => {
    expect(existsSync(join(folder, 'node_modules/msgtopo/schema/topology.schema.json'))).toBe(true);
  });
});
