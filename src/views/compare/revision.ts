import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { withTemporaryFolder } from '#base/util/files';

/** What `git show` would take: `HEAD~1:topology.yaml`, or `HEAD~1` alone. */
export interface Revision {
  readonly name: string;
  readonly file: string | undefined;
}

export function parseRevision(text: string): Revision {
  const [, name, file] = /^([^:]*)(?::(.+))?$/s.exec(text) ?? [];
  return { name: name ?? text, file };
}

/** A repository as it was. */
interface Checkout {
  readonly root: string;
  /** What the working directory was. */
  readonly folder: string;
}

function git(args: readonly string[], cwd: string): string | undefined {
  try {
    return execFileSync('git', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
}

/**
 * Gives `use` the whole repository as it was at a revision, since a topology may include other files and name schemas,
 * policies and code beside it. `undefined` if git does not know the revision.
 */
export async function atRevision<T>(
  { name }: Pick<Revision, 'name'>,
  cwd: string,
  use: (checkout: Checkout) => Promise<T>,
): Promise<T | undefined> {
  const top = git(['rev-parse', '--show-toplevel'], cwd);
  const below = git(['rev-parse', '--show-prefix'], cwd);
  const commit = git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`], cwd);
  if (top === undefined || below === undefined || commit === undefined) return undefined;
  return withTemporaryFolder(async (temporary) => {
    const [archive, root] = [join(temporary, 'archive.tar'), join(temporary, 'files')];
    const folder = join(root, below);
    mkdirSync(folder, { recursive: true });
    execFileSync('git', ['archive', '--format=tar', `--output=${archive}`, commit], {
      cwd: top,
      stdio: 'ignore',
    });
    execFileSync('tar', ['-xf', archive, '-C', root]);
    return use({ root, folder });
  });
}
