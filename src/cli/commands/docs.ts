import { relative, resolve } from 'node:path';
import { usageProblem, type Context, type Outcome, type Run } from '../command';
import { EXIT } from '../exit-code';
import { asyncApi } from '#views/docs/asyncapi';
import { eventCatalog, markOf } from '#views/docs/eventcatalog/catalog';
import { topologyPage } from '#views/docs/topology-page';
import { foreignFiles, writeGenerated } from '#base/util/generated-folder';
import { list, plural } from '#base/util/text';
import { document } from './document';
import { proveOne, type OneTopology } from './one-environment';
import type { OptionsOf } from '../option-values';
import type { DOCS } from './document-commands';

type Options = OptionsOf<typeof DOCS>;

type DocumentFormat = 'markdown' | 'asyncapi';

const WRITERS: Readonly<Record<DocumentFormat, (proved: OneTopology) => string>> = {
  markdown: ({ topology, proof }) => topologyPage(topology, proof.accepted),
  asyncapi: ({ topology }) => asyncApi(topology),
};

/** A folder of files; pages of other people's stay as they are. */
function catalogue(
  { topology, talk }: OneTopology,
  { out, quiet }: { readonly out: string; readonly quiet: Options['quiet'] },
  { cwd }: Context,
): Outcome {
  const folder = resolve(cwd, out);
  const generated = {
    files: eventCatalog(topology),
    mark: markOf(topology),
    below: `domains/${topology.name}`,
  };
  const foreign = foreignFiles(folder, generated);
  if (foreign.length > 0) {
    const message = `msgtopo did not write ${list(foreign.map((name) => relative(cwd, resolve(folder, name))))}`;
    return usageProblem(message, 'move them away, or choose another folder: nothing was written');
  }
  writeGenerated(folder, generated);
  const said =
    quiet === true ? '' : `wrote ${plural(generated.files.size, 'file')} to ${relative(cwd, folder)}\n`;
  return { exitCode: EXIT.done, talk: talk + said };
}

export const run: Run<typeof DOCS> = async (args, options, context) => {
  const { format, out, quiet } = options;
  if (format === 'eventcatalog' && out === undefined) {
    return usageProblem('a catalogue is a folder', 'write `--out DIR`');
  }
  const proved = await proveOne(args, options, context);
  if (!proved.ok) return proved.outcome;
  if (format === 'eventcatalog') return catalogue(proved.value, { out: out!, quiet }, context);
  return document(WRITERS[format](proved.value), proved.value.talk, { args, options, context });
};
