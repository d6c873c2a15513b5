import type { Run } from '../cli/command';
import { graphOf } from '../diagram/build';
import { DIAGRAM_WRITERS, type DiagramFormat } from '../diagram/writers';
import { document } from './document';
import { proveOne } from './one-topology';

export const run: Run = async (args, options, context) => {
  const proved = await proveOne(args, options, context);
  if ('exitCode' in proved) return proved;
  const write = DIAGRAM_WRITERS[options['format'] as DiagramFormat];
  const text = await write(graphOf(proved.topology));
  return document(text, proved.talk, options, context);
};
