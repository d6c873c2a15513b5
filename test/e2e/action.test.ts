import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { startEmulator, type Emulator } from '#test/support/emulator';
import { ROOT } from '#test/support/msgtopo';
import { emptyFolder, folderWith, removeFolder } from '#test/support/project';
import { describeWith } from '#test/support/requirements';
import { run } from '#test/support/run';
import { emulatedEnv } from '#test/support/terraform';

const OLD = `version: 1
name: shop
region: eu-west-1
topics: { orders: {} }
queues: { billing: { retention: 4d } }
subscriptions: [{ topic: orders, queue: billing }]
environments: { dev: {}, prod: {} }
flows: [{ name: all, publish: { topic: orders, body: {} }, expect: { delivered: [billing] } }]
`;

const NEW = OLD.replace('{ topic: orders, queue: billing }', '{ topic: orders, queue: billing, raw: true }');

interface Step {
  readonly name?: string;
  readonly if?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

const action = load(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as Action;

function git(cwd: string, ...args: string[]): void {
  execFileSync('git', ['-c', 'user.email=a@b.c', '-c', 'user.name=a', ...args], { cwd, stdio: 'ignore' });
}

/** A clone in which a pull request is checked out, as actions/checkout leaves it: one commit, and a remote. */
function pullRequest(before: string, after: string): { folder: string; cwd: string } {
  const folder = folderWith({ 'origin/infra/shop.yaml': before });
  const [origin, cwd] = [join(folder, 'origin'), join(folder, 'work')];
  git(origin, 'init', '-q', '-b', 'trunk');
  git(origin, 'add', '-A');
  git(origin, 'commit', '-qm', 'one');
  git(folder, 'clone', '-q', '--depth=1', `file://${origin}`, cwd);
  writeFileSync(join(cwd, 'infra/shop.yaml'), after);
  return { folder, cwd };
}

/** Runs the steps that are shell, as GitHub does: each by itself, and none after one that failed unless it says so. */
async function runAction(cwd: string, given: Readonly<Record<string, string>>, env: NodeJS.ProcessEnv) {
  const temp = emptyFolder();
  const [variables, summary] = [join(temp, 'env'), join(temp, 'summary')];
  writeFileSync(variables, '');
  const inputs = Object.fromEntries(
    Object.entries(action.inputs).map(([name, { default: usual }]) => [name, given[name] ?? usual]),
  );
  let status = 0;
  let output = '';
  for (const { if: when = '', run: script, env: own = {} } of action.runs.steps) {
    const isWanted = !when.includes("inputs.plan != ''") || inputs['plan'] !== '';
    if (script === undefined || !isWanted || (status !== 0 && !when.includes('always()'))) continue;
    const set = readFileSync(variables, 'utf8').trim().split('\n').filter(Boolean);
    const result = await run('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
      cwd,
      env: {
        ...env,
        GITHUB_ACTION_PATH: ROOT,
        GITHUB_BASE_REF: 'trunk',
        GITHUB_ENV: variables,
        GITHUB_STEP_SUMMARY: summary,
        RUNNER_TEMP: temp,
        ...Object.fromEntries(set.map((line) => line.split('=') as [string, string])),
        ...Object.fromEntries(
          Object.entries(own).map(([name, value]) => [
            name,
            value.replace(/\$\{\{ inputs\.([\w-]+) \}\}/, (_, input: string) => inputs[input]!),
          ]),
        ),
      },
    });
    status ||= result.status ?? 1;
    output += result.stdout + result.stderr;
  }
  const comment = readFileSync(join(temp, 'msgtopo/comment.md'), 'utf8');
  expect(readFileSync(summary, 'utf8')).toBe(comment);
  removeFolder(temp);
  return { status, comment, output };
}

describeWith(['terraform', 'emulator'], 'the action for GitHub', () => {
  let emulator: Emulator;
  let env: NodeJS.ProcessEnv;

  beforeAll(async () => {
    emulator = await startEmulator();
    env = emulatedEnv(emulator);
  });

  afterAll(() => emulator.stop());

  test('validates, tests and reviews without AWS', async () => {
    const { folder, cwd } = pullRequest(OLD, NEW);
    const { status, comment, output } = await runAction(cwd, { topology: 'infra/shop.yaml' }, process.env);
    expect(output).toContain('infra/shop.yaml (`dev` and `prod`) is valid\n');
    expect(status).toBe(0);
    expect(comment).toContain('| shop-prod | 1 changed | **1** |');
    expect(comment).not.toContain('## Plan');
    removeFolder(folder);
  });

  test('a repository without flows passes', async () => {
    const without = (text: string) => text.replace(/^flows: .*\n/m, '');
    const { folder, cwd } = pullRequest(without(OLD), without(NEW));
    const { status, comment } = await runAction(cwd, { topology: 'infra/shop.yaml' }, process.env);
    expect(status).toBe(0);
    expect(comment).toContain('| shop-prod | 1 changed | **1** |');
    removeFolder(folder);
  });

  test('plans each environment, and joins all in one comment', async () => {
    const { folder, cwd } = pullRequest(OLD, NEW);
    const inputs = { topology: 'infra/shop.yaml', plan: 'dev prod' };
    const { status, comment } = await runAction(cwd, inputs, env);
    expect(status).toBe(0);
    expect(comment.match(/^##+ .*/gm)).toEqual([
      '## Review of the messaging topology',
      expect.stringContaining('shop-dev: 1 breaking change'),
      expect.stringContaining('### Topology'),
      expect.stringContaining('shop-prod: 1 breaking change'),
      expect.stringContaining('### Topology'),
      '## Plan of the messaging topology',
      '### shop-dev',
      '#### Who receives what',
      '## Plan of the messaging topology',
      '### shop-prod',
      '#### Who receives what',
    ]);
    removeFolder(folder);
  });

  test('an invalid topology fails, and the comment is not that of an earlier run', async () => {
    const { folder, cwd } = pullRequest(OLD, OLD.replace('retention', 'retntion'));
    const { status, comment, output } = await runAction(cwd, { topology: 'infra/shop.yaml' }, process.env);
    expect(status).toBe(1);
    expect(output).toContain('did you mean `retention`?');
    expect(comment).toBe('');
    removeFolder(folder);
  });

  test('the msgtopo of the repository goes first', async () => {
    const { folder, cwd } = pullRequest(OLD, NEW);
    mkdirSync(join(cwd, 'node_modules/.bin'), { recursive: true });
    writeFileSync(join(cwd, 'node_modules/.bin/msgtopo'), '#!/bin/sh\necho "its own: $1"\n', { mode: 0o755 });
    const { output } = await runAction(cwd, {}, process.env);
    expect(output).toBe('its own: validate\nits own: test\nits own: review\n');
    removeFolder(folder);
  });
});
