import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { msgtopo } from '#test/support/msgtopo';
import { emptyFolder, folderWith, removeFolder } from '#test/support/project';

const SOUND = 'version: 1\nname: shop\nregion: eu-west-1\nqueues: { billing: {} }\n';
const BROKEN =
  'version: 1\nname: shop\nregion: eu-west-1\nqueues: { billing: { retentoin: 1d, delay: 1h } }\n';

const folders: string[] = [];

function project(files: Readonly<Record<string, string>> = {}): string {
  const folder = folderWith(files);
  folders.push(folder);
  return folder;
}

afterAll(() => folders.forEach(removeFolder));

describe('validate', () => {
  test('a sound topology: status 0, one line', async () => {
    const cwd = project({ 'topology.yaml': SOUND });
    const { status, stdout, stderr } = await msgtopo(['validate'], { cwd });
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: 'topology.yaml is valid\n', stderr: '' });
  });

  test('a broken one: status 1, every finding with its place', async () => {
    const cwd = project({ 'topology.yaml': BROKEN });
    const { status, stdout } = await msgtopo(['validate'], { cwd });
    expect(status).toBe(1);
    expect(stdout).toContain('--> topology.yaml:4:22');
    expect(stdout).toContain('did you mean `retention`?');
    expect(stdout).toContain('--> topology.yaml:4:44');
    expect(stdout).toContain('2 errors, 0 warnings');
  });

  test('as JSON', async () => {
    const cwd = project({ 'topology.yaml': BROKEN });
    const { status, stdout } = await msgtopo(['validate', '--format', 'json'], { cwd });
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      formatVersion: 1,
      valid: false,
      errors: 2,
      diagnostics: [{ file: 'topology.yaml', line: 4, column: 22 }, { column: 44 }],
    });
  });

  test('from standard input', async () => {
    const { status, stdout } = await msgtopo(['validate', '-'], { cwd: project(), input: BROKEN });
    expect(status).toBe(1);
    expect(stdout).toContain('--> <stdin>:4:22');
  });

  test('msgtopo.yaml is found too', async () => {
    const cwd = project({ 'msgtopo.yaml': SOUND });
    expect((await msgtopo(['validate', '--quiet'], { cwd })).stdout).toBe('');
  });

  test('colours are asked for, or not', async () => {
    const cwd = project({ 'topology.yaml': BROKEN });
    const coloured = await msgtopo(['validate'], { cwd, env: { ...process.env, FORCE_COLOR: '1' } });
    const plain = await msgtopo(['validate', '--no-color'], {
      cwd,
      env: { ...process.env, FORCE_COLOR: '1' },
    });
    expect(coloured.stdout).toContain('\u001b[');
    expect(plain.stdout).not.toContain('\u001b[');
  });
});

describe('wrong usage has status 2 and says what to do', () => {
  test.each([
    ['no file', ['validate'], '`msgtopo init` writes one to start from'],
    ['a file that is not there', ['validate', 'nowhere.yaml'], 'there is no file nowhere.yaml'],
    ['an unknown command', ['valdate'], 'Did you mean validate?'],
    ['an unknown option', ['validate', '--formt', 'json'], 'Did you mean --format?'],
    ['an unknown format', ['validate', '--format', 'xml'], 'text, json'],
    ['an unknown template', ['init', '--template', 'fanout'], 'did you mean `fan-out`?'],
    ['a name that is none', ['init', '--name', 'Bad Name'], 'use lower-case letters, digits and `-`'],
    ['a name that is too long', ['init', '--name', 'a'.repeat(65)], 'use at most 64 characters'],
    ['a region that is none', ['init', '--region', 'eu-west-9'], 'did you mean `eu-west-1`?'],
  ])('%s', async (_, args, help) => {
    const { status, stderr, stdout } = await msgtopo(args, { cwd: project() });
    expect(status).toBe(2);
    expect(stderr).toContain(help);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(stdout).toBe('');
  });

  test('an unknown environment', async () => {
    const cwd = project({ 'topology.yaml': `${SOUND}environments: { prod: {} }\n` });
    const { status, stderr } = await msgtopo(['validate', '-e', 'prd'], { cwd });
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'msgtopo: there is no environment `prd`\n  did you mean `prod`?\n',
    });
  });
});

describe('synth', () => {
  test('writes nothing for a broken topology', async () => {
    const cwd = project({ 'topology.yaml': BROKEN });
    expect((await msgtopo(['synth'], { cwd })).status).toBe(1);
    expect(readdirSync(cwd)).toEqual(['topology.yaml']);
  });

  test('writes where it is told, by option or as the cdktf command does', async () => {
    const cwd = project({ 'topology.yaml': SOUND });
    await msgtopo(['synth', '--out', 'build'], { cwd });
    await msgtopo(['synth'], { cwd, env: { ...process.env, CDKTF_OUTDIR: 'elsewhere' } });
    const stack = 'stacks/shop-default/cdk.tf.json';
    expect(readFileSync(join(cwd, 'elsewhere', stack))).toEqual(readFileSync(join(cwd, 'build', stack)));
  });

  test('gives the same bytes again, and from another folder', async () => {
    const file = 'cdktf.out/stacks/shop-default/cdk.tf.json';
    const one = project({ 'topology.yaml': SOUND });
    const other = project({ 'topology.yaml': SOUND });
    for (const cwd of [one, one, other]) await msgtopo(['synth'], { cwd });
    expect(readFileSync(join(one, file))).toEqual(readFileSync(join(other, file)));
  });

  test('HCL takes the place of JSON', async () => {
    const cwd = project({ 'topology.yaml': SOUND });
    await msgtopo(['synth'], { cwd });
    const { stdout } = await msgtopo(['synth', '--hcl'], { cwd });
    expect(stdout).toBe('cdktf.out/stacks/shop-default/cdk.tf\n');
    expect(existsSync(join(cwd, 'cdktf.out/stacks/shop-default/cdk.tf.json'))).toBe(false);
  });
});

describe('init', () => {
  test('a wrong answer leaves nothing written', async () => {
    const cwd = project();
    const { status } = await msgtopo(['init', '--name', 'Bad Name', 'infra'], { cwd });
    expect({ status, files: readdirSync(cwd) }).toEqual({ status: 2, files: [] });
  });

  test('overwrites nothing', async () => {
    const cwd = project({ 'topology.yaml': SOUND });
    const { status, stderr } = await msgtopo(['init'], { cwd });
    expect(status).toBe(2);
    expect(stderr).toContain('nothing was written');
    expect(readdirSync(cwd)).toEqual(['topology.yaml']);
  });

  test('keeps what a repository has, and says what its .gitignore lacks', async () => {
    const cwd = project({ 'README.md': '# Ours\n', '.gitignore': 'node_modules/\n' });
    const { status, stderr } = await msgtopo(['init'], { cwd });
    expect(status).toBe(0);
    expect(stderr).toContain('kept .gitignore; add to it: cdktf.out/');
    expect(readFileSync(join(cwd, 'README.md'), 'utf8')).toBe('# Ours\n');
  });

  test('lists the templates', async () => {
    const { stdout } = await msgtopo(['init', '--list'], { cwd: project() });
    expect(stdout).toMatch(/^minimal +\S/m);
    expect(stdout).toMatch(/^fan-out +\S/m);
    expect(stdout).toMatch(/^fifo +\S/m);
  });
});

test('schema prints the committed schema', async () => {
  const { stdout } = await msgtopo(['schema'], { cwd: emptyFolder() });
  expect(stdout).toBe(readFileSync(join(__dirname, '../../schema/topology.schema.json'), 'utf8'));
});

test('a folder that cannot be written to is no bug of ours', async () => {
  const cwd = project({ 'topology.yaml': SOUND });
  writeFileSync(join(cwd, 'cdktf.out'), 'a file where the folder should be');
  const { status, stderr } = await msgtopo(['synth'], { cwd });
  expect(status).toBe(2);
  expect(stderr).toContain('cdktf.out');
});
