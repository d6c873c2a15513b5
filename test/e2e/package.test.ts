import { existsSync, lstatSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deadLinks } from '#test/support/links';
import { ROOT } from '#test/support/msgtopo';
import { emptyFolder, removeFolder, stackDir } from '#test/support/project';
import { describeWith } from '#test/support/requirements';
import { run, succeed } from '#test/support/run';
import { terraform, terraformEnv } from '#test/support/terraform';

const TSC = join(ROOT, 'node_modules/typescript/bin/tsc');

/** From npm, since the machine has one version only; the package holds the binary itself. */
const OTHER_NODE = `node-${process.platform}-${process.arch}`;

/** What the whole installed tree may weigh. The bindings of the provider alone have ten times as much. */
const LARGEST = 40 * 1024 * 1024;

function sizeOf(folder: string): number {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files.reduce((sum, file) => sum + lstatSync(join(folder, file)).size, 0);
}

describeWith(['terraform'], 'the packed tarball, installed into an empty folder', () => {
  const folder = emptyFolder();
  const env = terraformEnv();
  const modules = join(folder, 'node_modules');

  beforeAll(async () => {
    // The build stands already; `prepack` would take `dist` away from tests that run beside this one.
    await succeed('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: ROOT });
    const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'))!;
    await succeed('npm', ['init', '--yes'], { cwd: folder });
    // Offline, since it brings everything that it needs.
    await succeed('npm', ['install', '--no-audit', '--no-fund', '--offline', join(folder, tarball)], {
      cwd: folder,
    });
  });

  afterAll(() => removeFolder(folder));

  test('it is small and comes alone', () => {
    expect(readdirSync(modules).filter((name) => !name.startsWith('.'))).toEqual(['msgtopo']);
    expect(sizeOf(modules)).toBeLessThan(LARGEST);
  });

  test('the licences of what is bundled come with it', () => {
    const licenses = readFileSync(join(modules, 'msgtopo/dist/THIRD-PARTY-LICENSES.txt'), 'utf8');
    for (const name of ['cdktf', '@cdktf/provider-aws', 'constructs', 'zod', 'yaml', '@aws-sdk/client-sqs']) {
      expect(licenses).toMatch(new RegExp(`^${name} [\\d.]+ \\(`, 'm'));
    }
  });

  test('the software bill of materials names all of it, by version', () => {
    const { components } = JSON.parse(readFileSync(join(modules, 'msgtopo/dist/sbom.cdx.json'), 'utf8')) as {
      components: readonly { name: string; version: string; purl: string }[];
    };
    const lines = readFileSync(join(modules, 'msgtopo/dist/THIRD-PARTY-LICENSES.txt'), 'utf8').split('\n');
    for (const { name, version, purl } of components) {
      expect(lines.some((line) => line.startsWith(`${name} ${version} (`))).toBe(true);
      expect(purl).toBe(`pkg:npm/${name.replace('@', '%40')}@${version}`);
    }
    expect(components.map(({ name }) => name)).toEqual(expect.arrayContaining(['cdktf', 'zod', 'yaml']));
  });

  test('init, validate, synth and terraform validate', async () => {
    await succeed('npx', ['msgtopo', 'init'], { cwd: folder });
    expect(await succeed('npx', ['msgtopo', 'validate'], { cwd: folder })).toContain('is valid');
    await succeed('npx', ['msgtopo', 'synth'], { cwd: folder });
    const dir = stackDir(folder, 'orders-default');
    await terraform(dir, env, 'init', '-input=false', '-backend=false');
    expect(await terraform(dir, env, 'validate')).toContain('Success');
  });

  test.each([
    [['graph', '--format', 'svg'], '<svg'],
    [['graph', '--format', 'html'], '<!doctype html>'],
    [['docs'], '# orders'],
    [['docs', '--format', 'asyncapi'], '"asyncapi": "3.'],
    [['test'], 'passed'],
    [['explain', 'no-dead-letters'], 'no-dead-letters'],
    [['schema'], 'draft-07'],
    [['synth', '--hcl', '--out', 'hcl'], 'cdk.tf'],
    [['send', 'order-events', '-b', 'x'], 'arrived in queue `billing`'],
  ])('msgtopo %j', async (args, output) => {
    expect(await succeed('npx', ['msgtopo', ...args], { cwd: folder })).toContain(output);
  });

  test('what is wrong is told as from the sources', async () => {
    const input = 'version: 1\nname: shop\nregion: eu-west-1\nqueues: { a: { fifo: maybe } }\n';
    const { status, stdout } = await run('npx', ['msgtopo', 'validate', '-'], { cwd: folder, input });
    expect(stdout).toContain('`fifo` must be `true` or `false`');
    expect(status).toBe(1);
  });

  test('Node.js 22 gives the same output, and keeps compiled code in the cache of the user', async () => {
    await succeed('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', `${OTHER_NODE}@22`], {
      cwd: folder,
    });
    const node = join(modules, OTHER_NODE, 'bin/node');
    expect((await run(node, ['--version'], { cwd: folder })).stdout).toMatch(/^v22\./);
    const bin = join(modules, 'msgtopo/dist/bin/msgtopo.js');
    const caches = join(folder, 'caches');
    const installed = readdirSync(join(modules, 'msgtopo'), { recursive: true }).sort();
    const start = (args: string[], more: NodeJS.ProcessEnv = {}) =>
      succeed(node, [bin, ...args], {
        cwd: folder,
        env: { ...process.env, XDG_CACHE_HOME: caches, ...more },
      });
    await start(['validate'], { NODE_DISABLE_COMPILE_CACHE: '1' });
    expect(existsSync(caches)).toBe(false);
    await start(['synth', '--out', 'node22']);
    expect(readdirSync(caches)).toEqual(['msgtopo']);
    expect(readdirSync(join(modules, 'msgtopo'), { recursive: true }).sort()).toEqual(installed);
    const ours = readFileSync(join(stackDir(folder, 'orders-default'), 'cdk.tf.json'));
    expect(readFileSync(join(folder, 'node22/stacks/orders-default/cdk.tf.json'))).toEqual(ours);
  });

  test('it is a library, too', async () => {
    const script = `
      const { jsonSchema, validateTopology, synthesize } = require('msgtopo');
      const { topologies, diagnostics } = validateTopology('topology.yaml');
      synthesize(topologies, { outDir: process.cwd() + '/library', projectDir: process.cwd() })
        .then(([stack]) => console.log(diagnostics.length, stack.name, jsonSchema().title));
    `;
    expect(await succeed(process.execPath, ['-e', script], { cwd: folder })).toBe(
      '0 orders-default msgtopo topology\n',
    );
  });

  test('an ES module imports it by name, and finds its schema and its version', async () => {
    const script = `
      import { validateTopology, jsonSchema } from 'msgtopo';
      import { createRequire } from 'node:module';
      const require = createRequire(import.meta.url);
      const schema = require('msgtopo/schema/topology.schema.json');
      const { name } = require('msgtopo/package.json');
      const same = JSON.stringify(schema) === JSON.stringify(jsonSchema());
      console.log(name, validateTopology('topology.yaml').diagnostics.length, same);
    `;
    writeFileSync(join(folder, 'uses.mjs'), script);
    expect(await succeed(process.execPath, ['uses.mjs'], { cwd: folder })).toBe('msgtopo 0 true\n');
  });

  test('what is not exported cannot be relied on', async () => {
    const { stderr } = await run(process.execPath, ['-e', "require('msgtopo/dist/src/index.js')"], {
      cwd: folder,
    });
    expect(stderr).toContain('ERR_PACKAGE_PATH_NOT_EXPORTED');
  });

  test.each([
    ['node10', 'commonjs', 'uses.ts'],
    ['node16', 'node16', 'uses.ts'],
    ['node16', 'node16', 'uses-module.mts'],
    ['nodenext', 'nodenext', 'uses.ts'],
    ['nodenext', 'nodenext', 'uses-module.mts'],
    ['bundler', 'esnext', 'uses.ts'],
  ])(
    'its types need no other package: moduleResolution %s, module %s, %s',
    async (resolution, module, file) => {
      const script = `
      import { runFlows, validateTopology, type Topology } from 'msgtopo';
      const names: string[] = validateTopology('topology.yaml').topologies.map(({ name }: Topology) => name);
      const backend: 'local' = validateTopology('topology.yaml').topologies[0]!.backend.type;
      export const all = [names, backend, runFlows('topology.yaml').flows];
    `;
      writeFileSync(join(folder, file), script);
      const options = ['--noEmit', '--strict', '--skipLibCheck', 'false', '--target', 'es2022'];
      const how = ['--module', module, '--moduleResolution', resolution];
      const { status, stdout } = await run(process.execPath, [TSC, ...options, ...how, file], {
        cwd: folder,
      });
      // The one thing that is wrong is what the test made wrong: the types are there, and not `any`.
      expect(stdout).toMatch(/^uses\S*\.m?ts\(4,\d+\): error TS2322: .*"s3".*$/m);
      expect(stdout.match(/error/g)).toHaveLength(1);
      expect(status).toBe(2);
    },
  );

  test('its guides come with it, and their links lead somewhere', () => {
    const installed = join(modules, 'msgtopo');
    const names = readdirSync(installed, { recursive: true, encoding: 'utf8' });
    const pages = names.filter((name) => name.endsWith('.md') && !name.includes('node_modules'));
    expect(pages).toEqual(
      expect.arrayContaining(['README.md', 'docs/README.md', 'docs/guide/getting-started.md']),
    );
    expect(pages.flatMap((page) => deadLinks(page, installed, ROOT))).toEqual([]);
  });

  test('its JSON Schema is where the first line of a topology says', () => {
    expect(existsSync(join(modules, 'msgtopo/schema/topology.schema.json'))).toBe(true);
  });
});
