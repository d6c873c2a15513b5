import { resolve } from 'node:path';
import { usageProblem, type Context, type Outcome } from '../command';
import { DEFAULT_FILES } from '../default-files';

/** For commands that read a topology and write a file: the problem if that file is what they read. */
export function overTheTopology(
  out: string | undefined,
  args: readonly string[],
  { cwd }: Context,
  flag = '--out',
): Outcome | undefined {
  if (out === undefined) return undefined;
  const inputs = [...args, ...DEFAULT_FILES].map((file) => resolve(cwd, file));
  if (!inputs.includes(resolve(cwd, out))) return undefined;
  return usageProblem(`${flag} ${out} would write over the topology`, 'name another file');
}
