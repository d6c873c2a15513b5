import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TERRAFORM_VERSION } from '#deploy/ci/terraform-version';
import { github, gitlab } from '#cli/commands/ci';
import { run as init } from '#cli/commands/init';
import { contextWith } from '#test/support/context';
import { emptyFolder, folderWith, removeFolder, writeFiles } from '#test/support/project';
import { CI_GITHUB } from '#cli/commands/ci-commands';
import { INIT } from '#cli/commands/index';
import type { OptionsOf } from '#cli/option-values';
import { optionsOf } from '#test/support/options';

const TOPOLOGY = `version: 1
name: shop
region: eu-west-1
environments:
  dev: { backend: { type: s3, bucket: state, region: eu-west-1 } }
  prod: { region: us-west-2, backend: { type: s3, bucket: state, region: eu-west-1 } }
queues: { billing: {} }
`;
const WORKFLOW = '.github/workflows/msgtopo.yml';

const folders: string[] = [];
afterAll(() => folders.forEach(removeFolder));

function project(files: Readonly<Record<string, string>> = { 'topology.yaml': TOPOLOGY }): string {
  const folder = folderWith(files);
  folders.push(folder);
  return folder;
}

function write(
  cwd: string,
  command = github,
  options: Partial<OptionsOf<typeof CI_GITHUB>> = {},
  args: readonly string[] = [],
) {
  return command(args, optionsOf(CI_GITHUB, options), contextWith({ cwd }));
}

test('a workflow where the system looks, for the environments of the file', async () => {
  const cwd = project();
  expect(await write(cwd)).toEqual({ exitCode: 0, talk: `wrote ${WORKFLOW}\n` });
  expect(await write(cwd, gitlab)).toEqual({ exitCode: 0, talk: 'wrote .gitlab-ci.yml\n' });
  expect(readFileSync(join(cwd, WORKFLOW), 'utf8')).toContain('aws-region: us-west-2');
});

test('the same once more is no harm, another one asks for --force', async () => {
  const cwd = project();
  await write(cwd);
  expect(await write(cwd)).toMatchObject({ exitCode: 0 });
  writeFiles(cwd, { [WORKFLOW]: 'mine\n' });
  expect(await write(cwd)).toMatchObject({ exitCode: 2, talk: expect.stringContaining('--force') as string });
  expect(readFileSync(join(cwd, WORKFLOW), 'utf8')).toBe('mine\n');
  expect(await write(cwd, github, { out: 'other.yml', quiet: true })).toEqual({ exitCode: 0 });
  expect(await write(cwd, github, { force: true })).toMatchObject({ exitCode: 0 });
});

test('what init wrote makes way', async () => {
  const cwd = emptyFolder();
  folders.push(cwd);
  await init([], optionsOf(INIT), contextWith({ cwd }));
  const proof = readFileSync(join(cwd, WORKFLOW), 'utf8');
  expect(proof).toContain('on: [push, pull_request]');
  writeFiles(cwd, { 'topology.yaml': TOPOLOGY });
  expect(await write(cwd)).toMatchObject({ exitCode: 0 });
  expect(readFileSync(join(cwd, WORKFLOW), 'utf8')).toContain('deploy-prod');
});

test('a state that a job would lose is an error, at its environment', async () => {
  const cwd = project({ 'topology.yaml': TOPOLOGY.replace(/dev: .*/, 'dev: {}') });
  const { exitCode, talk } = await write(cwd);
  expect(exitCode).toBe(1);
  expect(talk).toContain('error[state-lost-in-ci]: the state of `dev` is a file');
  expect(talk).toContain('--> topology.yaml:5:3');
  expect(existsSync(join(cwd, WORKFLOW))).toBe(false);
});

test('an invalid topology gets none', async () => {
  const cwd = project({ 'topology.yaml': `${TOPOLOGY}topic: {}\n` });
  expect(await write(cwd)).toMatchObject({
    exitCode: 1,
    talk: expect.stringContaining('`topics`') as string,
  });
});

test('a topology of another name is named; one outside the repository cannot be', async () => {
  const cwd = project({ 'infra/shop.yaml': TOPOLOGY, 'sub/x': '' });
  await write(cwd, github, {}, ['infra/shop.yaml']);
  expect(readFileSync(join(cwd, WORKFLOW), 'utf8')).toContain('plan infra/shop.yaml -e dev');
  const outside = await write(join(cwd, 'sub'), github, {}, ['../infra/shop.yaml']);
  expect(outside).toMatchObject({
    exitCode: 2,
    talk: expect.stringContaining('top of the repository') as string,
  });
});

test('a branch is a name, not a piece of a workflow', async () => {
  expect(await write(project(), github, { branch: "x' || true" })).toMatchObject({ exitCode: 2 });
});

test('Terraform is the one that the repository has chosen, or else the one that msgtopo is tested with', async () => {
  const cwd = project({ 'topology.yaml': TOPOLOGY, '.terraform-version': '1.12.2\n' });
  await write(cwd, gitlab);
  expect(readFileSync(join(cwd, '.gitlab-ci.yml'), 'utf8')).toContain(`TERRAFORM_VERSION: '1.12.2'`);
  writeFiles(cwd, { '.terraform-version': 'latest\n' });
  await write(cwd, gitlab, { force: true });
  const pinned = `TERRAFORM_VERSION: '${TERRAFORM_VERSION}'`;
  expect(readFileSync(join(cwd, '.gitlab-ci.yml'), 'utf8')).toContain(pinned);
});

test('one that every job would refuse is refused here', async () => {
  const cwd = project({ 'topology.yaml': TOPOLOGY, '.terraform-version': '1.9.8\n' });
  expect(await write(cwd)).toMatchObject({
    exitCode: 2,
    talk: expect.stringContaining('.terraform-version says 1.9.8, and Terraform 1.10.0 or later') as string,
  });
  expect(existsSync(join(cwd, WORKFLOW))).toBe(false);
});
