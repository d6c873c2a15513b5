import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { BIN, msgtopo } from '#test/support/msgtopo';
import { folderWith, removeFolder } from '#test/support/project';
import { describeWith } from '#test/support/requirements';
import { run } from '#test/support/run';

const TOPOLOGY = `version: 1
name: shop
region: eu-west-1
environments: { dev: {}, prod: {} }
topics: { orders: {} }
queues: { billing: {}, bills: {} }
`;

const cwd = folderWith({ 'topology.yaml': TOPOLOGY });
const bin = join(cwd, 'bin');
mkdirSync(bin);
writeFileSync(join(bin, 'msgtopo'), `#!/bin/sh\nexec '${process.execPath}' '${BIN}' "$@"\n`, { mode: 0o755 });
const env = { ...process.env, PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}` };

afterAll(() => removeFolder(cwd));

async function lines(shell: string, args: readonly string[]): Promise<readonly string[]> {
  const { stdout, stderr } = await run(shell, args, { cwd, env });
  expect(stderr).toBe('');
  return stdout.split('\n').filter((line) => line !== '');
}

describeWith(['bash'], 'bash', () => {
  function completed(...words: readonly string[]): Promise<readonly string[]> {
    const script = `source <(msgtopo completion bash)
      COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
      _msgtopo
      printf '%s\\n' "\${COMPREPLY[@]}"`;
    return lines('bash', ['--norc', '-c', script, 'bash', 'msgtopo', ...words]);
  }

  test('commands, options, names of the topology', async () => {
    expect(await completed('va')).toEqual(['validate']);
    expect(await completed('dlq', 'peek', 'bil')).toEqual(['billing', 'bills']);
    expect(await completed('deploy', '-e', '')).toEqual(['dev', 'prod']);
    expect(await completed('graph', '--format', '=', 's')).toEqual(['svg']);
    expect(await completed('validate', '')).toEqual([]);
  });
});

describeWith(['zsh'], 'zsh', () => {
  test('commands, options, names of the topology', async () => {
    const script = `autoload -Uz compinit && compinit -u -d ./zcompdump
      source <(msgtopo completion zsh)
      _describe() { print -l -- "\${(@P)2}" }
      _files() { print files }
      ask() { words=("$@") CURRENT=$#; _msgtopo }
      ask msgtopo va
      ask msgtopo send ord
      ask msgtopo validate ''`;
    expect(await lines('zsh', ['-f', '-c', script])).toEqual([
      'validate:find mistakes in a topology',
      'orders:topic',
      'files',
    ]);
  });

  test('as a file among the functions of zsh', async () => {
    const script = `msgtopo completion zsh > _msgtopo
      fpath=($PWD $fpath)
      autoload -Uz compinit _msgtopo && compinit -u -d ./zcompdump
      _describe() { print -l -- "\${(@P)2}" }
      words=(msgtopo sy) CURRENT=2
      _msgtopo`;
    expect(await lines('zsh', ['-f', '-c', script])).toEqual(['synth:write plain Terraform']);
  });
});

describeWith(['fish'], 'fish', () => {
  test('commands, options, names of the topology', async () => {
    const script = `msgtopo completion fish | source
      complete --do-complete 'msgtopo va'
      complete --do-complete 'msgtopo plan --environment '
      complete --do-complete 'msgtopo synth topo'`;
    expect(await lines('fish', ['--no-config', '-c', script])).toEqual([
      'validate\tfind mistakes in a topology',
      'dev\tenvironment',
      'prod\tenvironment',
      'topology.yaml',
    ]);
  });
});

test('PowerShell asks with a point before the last word, since it drops empty ones', async () => {
  const script = (await msgtopo(['completion', 'powershell'], { cwd })).stdout;
  expect(script).toContain('Register-ArgumentCompleter -Native -CommandName msgtopo ');
  expect(script).toContain(`completion powershell '--' $words`);
  expect(script).toContain('+ ".$wordToComplete"\n');
  expect(script).toContain('-split "`t", 2\n');
  const ask = async (...words: string[]) =>
    (await msgtopo(['completion', 'powershell', '--', ...words], { cwd })).stdout;
  expect(await ask('.va')).toBe('validate\tfind mistakes in a topology\n');
  expect(await ask('plan', '-e', '.')).toBe('dev\tenvironment\nprod\tenvironment\n');
});

// Not required, also in CI: hardly any Linux has it.
(spawnSync('pwsh', ['-Version']).status === 0 ? describe : describe.skip)('PowerShell', () => {
  test('commands, options, names of the topology', async () => {
    const script = `msgtopo completion powershell | Out-String | Invoke-Expression
      foreach ($line in 'msgtopo va', 'msgtopo plan -e ') {
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText
      }`;
    expect(await lines('pwsh', ['-NoProfile', '-Command', script])).toEqual(['validate', 'dev', 'prod']);
  });
});

test('a shell that msgtopo does not know', async () => {
  const { status, stderr } = await msgtopo(['completion', 'zhs'], { cwd });
  expect(status).toBe(2);
  expect(stderr).toBe('msgtopo: there is no completion for `zhs`\n  did you mean `zsh`?\n');
});
