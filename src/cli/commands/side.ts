import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { usageProblem, type Context, type Outcome } from '../command';
import { atRevision, parseRevision } from '#views/compare/revision';
import { DEFAULT_FILES } from '../default-files';
import type { SharedOptions } from './option-specs';
import { proveOne, type OneTopology } from './one-environment';

interface Call {
  readonly options: SharedOptions;
  readonly context: Context;
}

/** Everything that is made of a topology from git is made while its folder is there. */
interface Use {
  readonly found: (topology: OneTopology) => Promise<Outcome>;
  /** Where git knows the revision, and it has no such file; wrong usage if it is not said. */
  readonly absent?: () => Promise<Outcome>;
}

/** Works with one side of a comparison: a file, a git revision, or a file of one. */
export async function withTopology(
  given: string | undefined,
  { options, context }: Call,
  { found, absent }: Use,
): Promise<Outcome> {
  const { cwd } = context;
  const prove = async (file: string | undefined, folder: string): Promise<Outcome> => {
    const quiet = { ...options, quiet: true as const };
    const proved = await proveOne(file === undefined ? [] : [file], quiet, { ...context, cwd: folder });
    return proved.ok ? found(proved.value) : proved.outcome;
  };
  if (given === undefined || given === '-' || existsSync(resolve(cwd, given))) return prove(given, cwd);
  const revision = parseRevision(given);
  const outcome = await atRevision(revision, cwd, ({ root, folder }) => {
    const { file } = revision;
    // As for git itself, a name counts from the top of the repository; in a folder of it, from there as well.
    const isAtTop = file !== undefined && !file.startsWith('.') && existsSync(resolve(root, file));
    const named = isAtTop ? relative(folder, resolve(root, file)) : file;
    const wanted = named ?? DEFAULT_FILES.find((name) => existsSync(resolve(folder, name)));
    const isThere = wanted !== undefined && existsSync(resolve(folder, wanted));
    return absent && !isThere ? absent() : prove(wanted, folder);
  });
  return (
    outcome ?? usageProblem(`there is no file ${given}, and git knows no revision ${revision.name} here`)
  );
}
