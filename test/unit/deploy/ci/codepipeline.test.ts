import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMANDS } from '#cli/commands/index';
import { spellings } from '#test/support/options';
import { deploySpec, planSpec, proveSpec, type BuildSpec } from '#deploy/ci/codepipeline';
import { emptyFolder, removeFolder } from '#test/support/project';

const CALLED = { version: '1.2.3', file: 'infra/shop.yaml' };
const PROD = { name: 'prod' };
const SPECS: Readonly<Record<string, BuildSpec>> = {
  prove: proveSpec({ ...CALLED, build: ['make'], drilled: ['prod'] }),
  plan: planSpec(CALLED, PROD),
  deploy: deploySpec(CALLED, PROD),
};

function commandsOf({ phases }: BuildSpec): string[] {
  return Object.values(phases).flatMap(({ commands }) => commands);
}

/** Every call of msgtopo: its words. */
function callsIn(spec: BuildSpec): string[][] {
  const text = commandsOf(spec).join('\n');
  return Array.from(text.matchAll(/msgtopo@1\.2\.3 (.+)$/gm), ([, line]) =>
    line!.replace(/ (>|"\$@").*$/, '').split(' '),
  );
}

test('each job proves, plans or deploys the one topology, with the plan in one file', () => {
  expect(callsIn(SPECS['prove']!).map(([command]) => command)).toEqual([
    'validate',
    'test',
    'drill',
    'synth',
  ]);
  const [plan] = callsIn(SPECS['plan']!);
  const [deploy] = callsIn(SPECS['deploy']!);
  expect(plan!.slice(0, 4)).toEqual(['plan', 'infra/shop.yaml', '-e', 'prod']);
  expect(deploy!.slice(0, 4)).toEqual(['deploy', 'infra/shop.yaml', '-e', 'prod']);
  expect(plan![plan!.indexOf('--out') + 1]).toBe(deploy![deploy!.indexOf('--plan') + 1]);
});

test.each(Object.keys(SPECS))('the calls of %s are such as the command line takes', (name) => {
  for (const [command, ...words] of callsIn(SPECS[name]!)) {
    const spec = COMMANDS.find((candidate) => candidate.name === command);
    const known = spec!.options.flatMap(spellings);
    expect(words.filter((word) => word.startsWith('-') && !known.includes(word))).toEqual([]);
  }
});

test.each(Object.keys(SPECS))('every command of %s is shell', (name) => {
  for (const command of commandsOf(SPECS[name]!)) {
    expect([command, spawnSync('bash', ['-n', '-c', command], { encoding: 'utf8' }).stderr]).toEqual([
      command,
      '',
    ]);
  }
});

describe('which Terraform is installed', () => {
  let folder = '';
  afterEach(() => removeFolder(folder));

  test.each([
    ['1.12.0\n', '1.12.0'],
    ['v1.9.8', '1.9.8'],
    ['latest\n', '1.11.4'],
    [undefined, '1.11.4'],
  ])('%j: %s', (chosen, expected) => {
    folder = emptyFolder();
    if (chosen !== undefined) writeFileSync(join(folder, '.terraform-version'), chosen);
    const { env, phases } = SPECS['plan']!;
    const script = `${phases['install']!.commands[0]}\necho "$TERRAFORM_VERSION"`;
    const { stdout } = spawnSync('sh', ['-c', script], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, ...env.variables, TERRAFORM_VERSION: '1.11.4' },
    });
    expect(stdout.trim()).toBe(expected);
  });
});

describe('a plan that the guard refuses', () => {
  const folder = emptyFolder();
  afterAll(() => removeFolder(folder));

  function run(spec: BuildSpec, npx: string, allow: string) {
    writeFileSync(join(folder, 'npx'), `#!/bin/sh\n${npx}\n`, { mode: 0o755 });
    return spawnSync('sh', ['-c', spec.phases['build']!.commands[0]!], {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: `${folder}:${process.env['PATH']}`, MSGTOPO_ALLOW: allow },
    });
  }

  test('is shown, and fails the job', () => {
    const { stdout, status } = run(SPECS['plan']!, 'echo refused; exit 1', '');
    expect([stdout, status]).toEqual(['refused\n', 1]);
  });

  test('is made and applied with what somebody accepts for this run', () => {
    const allow = 'destroy:queue.billing unsubscribe:subscription.a_to_b';
    for (const name of ['plan', 'deploy']) {
      const { stdout } = run(SPECS[name]!, 'echo "$@"', allow);
      expect(stdout).toContain('--allow destroy:queue.billing --allow unsubscribe:subscription.a_to_b');
    }
  });
});
