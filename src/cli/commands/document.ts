import { relative, resolve } from 'node:path';
import type { Context, Outcome } from '../command';
import { EXIT } from '../exit-code';
import { writeFileAtomically } from '#base/util/files';
import type { OUT_FILE, QUIET } from './option-specs';
import type { ValuesOf } from '../option-values';
import { overTheTopology } from './over-the-topology';

/** The command that makes a document, as it was called. */
interface Call {
  readonly args: readonly string[];
  readonly options: Partial<ValuesOf<readonly [typeof OUT_FILE, typeof QUIET]>>;
  readonly context: Context;
}

/** Gives a document to whom it is for: the file that `--out` names, or standard output. */
export function document(text: string, talk: string, { args, options, context }: Call): Outcome {
  const { out, quiet } = options;
  if (out === undefined) return { exitCode: EXIT.done, data: text, talk };
  const over = overTheTopology(out, args, context);
  if (over) return over;
  const file = resolve(context.cwd, out);
  writeFileAtomically(file, text);
  const said = quiet === true ? '' : `wrote ${relative(context.cwd, file)}\n`;
  return { exitCode: EXIT.done, talk: talk + said };
}
