import { relative, resolve } from 'node:path';
import type { Context, Outcome } from '../command';
import { EXIT } from '../exit-code';
import { writeFileAtomically } from '#base/util/files';
import type { OUT_FILE, QUIET } from './option-specs';
import type { ValuesOf } from '../option-values';

/** Gives a document to whom it is for: the file that `--out` names, or standard output. */
export function document(
  text: string,
  talk: string,
  options: Partial<ValuesOf<readonly [typeof OUT_FILE, typeof QUIET]>>,
  { cwd }: Context,
): Outcome {
  const out = options.out;
  if (out === undefined) return { exitCode: EXIT.done, data: text, talk };
  const file = resolve(cwd, out);
  writeFileAtomically(file, text);
  const said = options.quiet === true ? '' : `wrote ${relative(cwd, file)}\n`;
  return { exitCode: EXIT.done, talk: talk + said };
}
