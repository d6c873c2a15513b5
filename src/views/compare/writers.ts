import { DIAGRAM_FORMATS, DIAGRAM_WRITERS, type DiagramFormat } from '../diagram/writers';
import type { Proof } from '#validate/prove';
import type { Topology } from '#model/topology';
import type { Style } from '#base/util/style';
import type { ElementChange } from './compare';
import type { Consequence } from './consequence';
import type { ComparisonFormat } from './formats';
import { comparisonGraph } from './graph';
import { comparisonJson, comparisonMarkdown, comparisonText } from './reporters';

interface Side {
  readonly topology: Topology;
  readonly proof: Proof;
}

export interface Comparison {
  readonly before: Side;
  readonly after: Side;
  readonly changes: readonly ElementChange[];
  /** What the guard would say; none where only a picture is made. */
  readonly consequences: readonly Consequence[];
}

type Writer = (comparison: Comparison, style: Style) => Promise<string> | string;

function pictures(): Record<DiagramFormat, Writer> {
  const entries = DIAGRAM_FORMATS.map((format): [DiagramFormat, Writer] => [
    format,
    ({ before, after, changes }) =>
      DIAGRAM_WRITERS[format](comparisonGraph(before.topology, after.topology, changes)),
  ]);
  return Object.fromEntries(entries) as Record<DiagramFormat, Writer>;
}

/** The page also tells what each element is in Terraform, so that it needs cdktf. */
async function page({ before, after, changes }: Comparison): Promise<string> {
  const [{ addressesByElement }, { composeComparison }, { writePage }, { pageAssets }] = await Promise.all([
    import('#stacks/inventory'),
    import('../page/compose-comparison'),
    import('../page/page'),
    import('../page/assets'),
  ]);
  const known = ({ topology, proof }: Side) => ({
    topology,
    knowledge: { ...proof, addresses: addressesByElement(topology) },
  });
  return writePage(await composeComparison(known(before), known(after), changes), pageAssets());
}

export const COMPARISON_WRITERS: Readonly<Record<ComparisonFormat, Writer>> = {
  text: ({ changes, consequences }, style) => comparisonText(changes, style, consequences),
  markdown: ({ changes, consequences }) => comparisonMarkdown(changes, consequences),
  json: ({ changes, consequences }) => comparisonJson(changes, consequences),
  ...pictures(),
  html: page,
};
