/**
 * What you run while you work: `npm run check:fast` checks format, lint, types, architecture, generated files, and the
 * unit tests beside what changed since `main`, or since the branch that you name. It runs as many checks at a time as
 * there are processors, and prints what failed.
 *
 * "Beside" means the folder in test/unit with the name of the changed folder. Tests that depend on a change from further
 * away run in `npm run check`: a change in `src/base` would run nearly all of them here.
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { testsBeside } from './changed-tests';

const ROOT = join(__dirname, '..');

/** A program of node_modules, with its arguments. */
interface Check {
  readonly name: string;
  readonly command: readonly [program: string, ...args: string[]];
}

function git(...args: string[]): string[] {
  const output = execFileSync('git', args, {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return output.split('\n').filter((line) => line !== '');
}

/** Where this branch left the other; a clone may have that one from its remote only. */
function baseOf(branch: string): string {
  for (const name of [branch, `origin/${branch}`]) {
    try {
      return git('merge-base', 'HEAD', name)[0]!;
    } catch {
      // The next name.
    }
  }
  throw new Error(`there is no branch ${branch}; name the one that you started from`);
}

function changedFiles(base: string): string[] {
  const untracked = git('ls-files', '--others', '--exclude-standard');
  return [...new Set([...git('diff', '--name-only', base), ...untracked])];
}

function checksOf(changed: readonly string[]): Check[] {
  const exists = (path: string) => existsSync(join(ROOT, path));
  const present = changed.filter(exists);
  const sources = present.filter((file) => file.endsWith('.ts'));
  const tests = testsBeside(changed, exists);
  const checks: Check[] = [
    {
      name: 'types',
      command: ['tsc', '-p', 'tsconfig.json', '--incremental', '--tsBuildInfoFile', '.cache/types'],
    },
    {
      name: 'architecture',
      command: ['depcruise', 'bin', 'src', 'stacks', '--config', '.dependency-cruiser.cjs'],
    },
    { name: 'generated files', command: ['tsx', 'scripts/generate/index.ts', '--check'] },
  ];
  if (tests.length > 0) checks.unshift({ name: 'unit tests', command: ['jest', ...tests] });
  if (sources.length > 0) {
    const lint = ['--cache', '--cache-location', '.cache/eslint', ...sources];
    checks.push({ name: 'lint', command: ['eslint', ...lint] });
  }
  if (present.length > 0)
    checks.push({ name: 'format', command: ['prettier', '--check', '--ignore-unknown', ...present] });
  return checks;
}

function run({ name, command: [program, ...args] }: Check): Promise<boolean> {
  const started = Date.now();
  return new Promise((resolve) => {
    const child = spawn(join(ROOT, 'node_modules/.bin', program), args, {
      cwd: ROOT,
      shell: process.platform === 'win32',
    });
    let output = '';
    const keep = (text: Buffer) => void (output += text.toString());
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const end = (ok: boolean) => {
      const seconds = Math.round((Date.now() - started) / 1000);
      console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)${ok ? '' : `\n${output}`}`);
      resolve(ok);
    };
    child.on('error', ({ message }) => {
      output += message;
      end(false);
    });
    child.on('close', (status) => {
      end(status === 0);
    });
  });
}

async function main(branch: string): Promise<boolean> {
  const changed = changedFiles(baseOf(branch));
  console.log(`${changed.length} changed files since ${branch}`);
  const waiting = checksOf(changed);
  let ok = true;
  const worker = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) ok = (await run(check)) && ok;
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return ok;
}

main(process.argv[2] ?? 'main').then(
  (ok) => {
    process.exitCode = ok ? 0 : 1;
  },
  (failure: unknown) => {
    console.error(`check:fast: ${failure instanceof Error ? failure.message : String(failure)}`);
    process.exitCode = 1;
  },
);
