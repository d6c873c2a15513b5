import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file as it was: `HEAD~1:topology.yaml`, as `git show` takes it. */
export interface Revision {
  readonly name: string;
  readonly file: string;
}

export function parseRevision(text: string): Revision | undefined {
  const [, name, file] = /^([^:-][^:]*):(.+)$/.exec(text) ?? [];
  return name === undefined || file === undefined ? undefined : { name, file };
}

/**
 * Gives `use` a folder with everything below `cwd` as it was at a revision, since a topology may include other files.
 * `undefined` if git does not know it.
 */
export async function atRevision<T>(
  { name }: Pick<Revision, 'name'>,
  cwd: string,
  use: (folder: string) => Promise<T>,
): Promise<T | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'msgtopo-'));
  try {
    const archive = join(folder, 'archive.tar');
    try {
      execFileSync('git', ['archive', '--format=tar', `--output=${archive}`, name], { cwd, stdio: 'ignore' });
    } catch {
      return undefined;
    }
    execFileSync('tar', ['-xf', archive, '-C', folder]);
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
