import type { Run } from '../command';
import { graphOf } from '#views/diagram/build';
import { DIAGRAM_WRITERS } from '#views/diagram/writers';
import { document } from './document';
import { proveOne, type OneTopology } from './one-environment';
import type { GRAPH } from './document-commands';

/** The page also tells what each element is in Terraform, so that it needs cdktf. */
async function page({ topology, proof }: OneTopology): Promise<string> {
  const [{ addressesByElement }, { composePage }, { writePage }, { pageAssets }] = await Promise.all([
    import('#stacks/inventory'),
    import('#views/page/compose'),
    import('#views/page/page'),
    import('#views/page/assets'),
  ]);
  const input = await composePage(topology, { ...proof, addresses: addressesByElement(topology) });
  return writePage(input, pageAssets());
}

export const run: Run<typeof GRAPH> = async (args, options, context) => {
  const proved = await proveOne(args, options, context);
  if (!proved.ok) return proved.outcome;
  const format = options.format;
  const text =
    format === 'html'
      ? await page(proved.value)
      : await DIAGRAM_WRITERS[format](graphOf(proved.value.topology));
  return document(text, proved.value.talk, { args, options, context });
};
