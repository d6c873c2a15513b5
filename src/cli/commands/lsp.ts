import type { Run } from '../command';
import type { LSP } from './index';

/** The server ends the process itself, as the protocol asks for: by `exit`, or when the editor is gone. */
export const run: Run<typeof LSP> = async (_args, _options, context) => {
  const [{ serve }, { topologyJsonSchema }] = await Promise.all([
    import('#editor/server'),
    import('#language/schema/exact'),
  ]);
  serve(process.stdin, process.stdout, { now: () => context.now(), schema: topologyJsonSchema() });
  return new Promise(() => undefined);
};
