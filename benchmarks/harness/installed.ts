import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '#test/support/msgtopo';
import { PYTHON } from '#test/support/requirements';

/** A program that installs packages into the folder where it runs. */
interface Installer {
  readonly program: string;
  readonly args: readonly string[];
}

export function npm(packages: readonly string[]): Installer {
  return { program: 'npm', args: ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...packages] };
}

export function pip(packages: readonly string[]): Installer {
  return { program: PYTHON, args: ['-m', 'pip', 'install', '--quiet', '--target', '.', ...packages] };
}

/**
 * A folder below the repository with what a benchmark compares with. Such packages are no dependencies of the repository:
 * they are larger than all of these together. Gives nothing, and says so, where they cannot be installed.
 */
export function installed(name: string, { program, args }: Installer): string | undefined {
  const folder = join(ROOT, '.cache', name);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  writeFileSync(join(unfinished, 'package.json'), '{ "private": true }\n');
  if (spawnSync(program, args, { cwd: unfinished, stdio: 'ignore' }).status === 0) {
    renameSync(unfinished, folder);
    return folder;
  }
  console.warn(`\n!!! WARNING: ${name} is left out, since it could not be installed\n`);
  return undefined;
}
