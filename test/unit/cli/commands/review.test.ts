import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '#cli/commands/review';
import { REVIEW } from '#cli/commands/compare-commands';
import { contextWith } from '#test/support/context';
import { optionsOf } from '#test/support/options';
import { folderWith, removeFolder } from '#test/support/project';

const OLD = `version: 1
name: shop
region: eu-west-1
topics: { orders: { traffic: { messages: 40000000 } } }
queues: { billing: {}, audit: {} }
subscriptions:
  - { topic: orders, queue: billing, filter: { policy: { kind: [a, b] } } }
  - { topic: orders, queue: audit }
consumers:
  worker: { type: external, queue: billing, note: theirs }
environments: { dev: {} }
`;

let cwd: string;

function git(...args: string[]): void {
  execFileSync('git', ['-c', 'user.email=a@b.c', '-c', 'user.name=a', ...args], { cwd, stdio: 'ignore' });
}

/** The review of a file, against the commit that has the other one. */
function review(before: string, after: string, args: readonly string[] = ['HEAD']) {
  cwd = folderWith({ 'topology.yaml': before });
  git('init', '-q');
  git('add', '-A');
  git('commit', '-qm', 'one');
  writeFileSync(join(cwd, 'topology.yaml'), after);
  return run(args, optionsOf(REVIEW), contextWith({ cwd }));
}

afterEach(() => removeFolder(cwd));

test('what is different, what breaks, and what it costs, in a row for each environment', async () => {
  const after = OLD.replace('[a, b]', '[a]')
    .replace('40000000', '80000000')
    .replace('{ dev: {} }', '{ dev: {}, prod: {} }');
  const { data, exitCode } = await review(OLD, after);
  expect(exitCode).toBe(0);
  expect(data).toMatch(
    /\| shop-dev \| 2 changed \| \*\*1\*\* \| \*\*1\*\* \| [\d.]+ → [\d.]+ \(\*\*\+[\d.]+\*\*\) \| none \|/,
  );
  expect(data).toMatch(/\| shop-prod \| new \| {2}\| {2}\| [\d.]+ \| none \|/);
  expect(data).toContain('### shop-dev: 1 breaking change, for consumers\n\n- **breaks consumers**');
  expect(data).toContain('<details><summary>Cost of shop-dev: 3 elements with another price</summary>');
  expect(data).toMatch(/\| orders \| 20\.00 \| 40\.00 \| \+20\.00 \|/);
});

test('what stays the same is not told', async () => {
  const { data } = await review(OLD, `${OLD}# a comment\n`);
  expect(data).toMatch(/\| shop-dev \| no differences \| none \| none \| \d+\.\d\d \| none \|\n$/);
});

test('a drill that fails is named, and is what the exit status says', async () => {
  const drill = 'drills: { burst: { burst: { billing: 1000000 }, expect: { oldest: 1s } } }\n';
  const { data, exitCode } = await review(
    OLD,
    OLD.replace(
      'type: external, queue: billing, note: theirs',
      'type: lambda, queue: billing, code: { inline: "exports.handler = 1" }, runtime: nodejs22.x, handler: index.handler',
    ) + drill,
  );
  expect(exitCode).toBe(1);
  expect(data).toContain('| **1 of 1 failed** |');
  expect(data).toContain('### Failed drills of shop-dev\n\n- drill burst: ');
});

test('a file with errors is mended, and one that was not there comes', async () => {
  const mended = await review(OLD.replace('region', 'regoin'), OLD);
  expect(mended).toMatchObject({ exitCode: 0 });
  expect(mended.data).toContain('| shop-dev | the file had errors before |');
  removeFolder(cwd);
  const added = await review('', OLD, ['HEAD', 'topology.yaml']);
  expect(added.data).toContain('the file had errors before');
  writeFileSync(join(cwd, 'other.yaml'), OLD);
  const other = await run(['HEAD', 'other.yaml'], optionsOf(REVIEW), contextWith({ cwd }));
  expect(other.data).toContain('| shop-dev | new |');
});

test('a revision that git does not know', async () => {
  const { exitCode, talk } = await review(OLD, OLD, ['nope']);
  expect(exitCode).toBe(2);
  expect(talk).toContain('git knows no revision nope here');
});
