import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '#cli/run';
import { contextWith } from '#test/support/context';
import { folderWith, removeFolder } from '#test/support/project';

let cwd: string;
afterEach(() => removeFolder(cwd));

async function init(args: readonly string[], replies?: readonly string[]) {
  let talk = '';
  const left = [...(replies ?? [])];
  const asked: string[] = [];
  const ask = (question: string) => {
    asked.push(question);
    return Promise.resolve(left.shift() ?? '');
  };
  const context = contextWith({ cwd, ...(replies ? { ask } : {}) });
  const write = (text: string) => (talk += text);
  const status = await run(['init', ...args], { context, writeOut: write, writeError: write });
  return { status, talk, asked };
}

const read = (file: string) => readFileSync(join(cwd, file), 'utf8');

test('in a folder of a repository, workflow and schema are where they work', async () => {
  cwd = folderWith({ 'package.json': '{ "name": "@acme/webshop" }' });
  mkdirSync(join(cwd, '.git'));
  const { talk } = await init(['--template', 'fan-out', 'infra/messages']);
  expect(read('.github/workflows/msgtopo.yml')).toContain(' validate infra/messages/topology.yaml\n');
  expect(existsSync(join(cwd, 'infra/messages/.github'))).toBe(false);
  expect(read('infra/messages/topology.yaml')).toMatch(
    /^# yaml-language-server: \$schema=..\/..\/node_modules\//,
  );
  expect(talk).toContain('Next: cd infra/messages && npx msgtopo validate');
});

test('a folder of its own has everything inside', async () => {
  cwd = folderWith({});
  await init(['shop']);
  expect(read('shop/.github/workflows/msgtopo.yml')).toMatch(/ validate$/m);
  expect(read('shop/topology.yaml')).toContain('$schema=./node_modules/');
  expect(read('shop/topology.yaml')).toContain('name: orders');
});

test('name and region are given, and checked', async () => {
  cwd = folderWith({});
  expect(await init(['--region', 'eu-wst-1'])).toMatchObject({ status: 2 });
  expect((await init(['--region', 'eu-wst-1'])).talk).toContain('did you mean `eu-west-1`?');
  expect((await init(['--name', 'My Shop'])).talk).toContain('lower-case letters');
  expect(existsSync(join(cwd, 'topology.yaml'))).toBe(false);
  expect((await init(['--name', 'shop', '--region', 'eu-central-1'])).status).toBe(0);
  expect(read('topology.yaml')).toMatch(/^name: shop\nregion: eu-central-1$/m);
});

test('on a terminal they are asked for, with what the folder says in brackets', async () => {
  cwd = folderWith({ 'package.json': '{ "name": "@acme/webshop" }' });
  const { asked } = await init([], ['', 'us-east-1']);
  expect(asked[0]).toBe('Name of the topology (webshop): ');
  expect(read('topology.yaml')).toMatch(/^name: webshop\nregion: us-east-1$/m);
});

test('what init wrote for a folder makes way for the workflow that deploys', async () => {
  cwd = folderWith({});
  mkdirSync(join(cwd, '.git'));
  await init(['infra']);
  let talk = '';
  const write = (text: string) => (talk += text);
  const backend = '{ prod: { backend: { type: s3, bucket: states, region: eu-west-1 } } }';
  const topology = read('infra/topology.yaml');
  removeFolder(join(cwd, 'infra'));
  mkdirSync(join(cwd, 'infra'));
  const { writeFileSync } = await import('node:fs');
  writeFileSync(join(cwd, 'infra/topology.yaml'), `${topology}environments: ${backend}\n`);
  const host = { context: contextWith({ cwd }), writeOut: write, writeError: write };
  expect(await run(['ci', 'github', 'infra/topology.yaml'], host)).toBe(0);
  expect(talk).toContain('wrote .github/workflows/msgtopo.yml');
});
