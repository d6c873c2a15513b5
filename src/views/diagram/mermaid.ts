import { consumerNodes } from '#model/kinds/consumers/index';
import { publisherNodes } from '#model/kinds/publishers/index';
import { endpointNodes } from '#model/kinds/receivers/index';
import {
  isExternal,
  type Graph,
  type GraphEdge,
  type GraphGroup,
  type GraphNode,
  type NodeKind,
  type Tone,
} from './graph';
import { isBroken, PAINTS, subtitle, toneOfEdge, toneOfNode } from './kinds';

/** The brackets that give a node its outline. */
const OUTLINES: Readonly<Record<NodeKind, readonly [string, string]>> = {
  account: ['([', '])'],
  organization: ['([', '])'],
  service: ['([', '])'],
  'monitoring-service': ['([', '])'],
  topic: ['{{', '}}'],
  queue: ['[', ']'],
  'dead-letter-queue': ['[(', ')]'],
  ...endpointNodes(() => ['([', '])'] as const),
  ...consumerNodes(() => ['[[', ']]'] as const),
  bucket: ['[/', '\\]'],
  table: ['[/', '\\]'],
  ...publisherNodes(() => ['([', '])'] as const),
};

/** In the form that Mermaid has for characters that mean something to it. */
function escape(text: string): string {
  return text.replace(/[^\p{L}\p{N} .,:;·…/_=+()-]|;/gu, (character) => `#${character.codePointAt(0)};`);
}

/** A name that is no word of the language of Mermaid; `_` is written twice so that no two names become one. */
function identifier(id: string): string {
  return id.replace(/[^A-Za-z0-9]/g, (character) => {
    if (character === '.') return '_';
    if (character === '-') return '-';
    return character === '_' ? '__' : `_${character.codePointAt(0)!.toString(16)}_`;
  });
}

function node(graphNode: GraphNode): string {
  const { id, kind, label } = graphNode;
  const [open, close] = OUTLINES[kind];
  const text = `<b>${escape(label)}</b><br/>${escape(subtitle(graphNode))}`;
  return `${identifier(id)}${open}"${text}"${close}`;
}

/** What an arrow that comes from elsewhere has to name: the frame, if the node stands in one. */
type End = (id: string) => string;

function lineOf(edge: GraphEdge): string {
  if (isBroken(edge)) return '-.->';
  return edge.change === 'added' ? '==>' : '-->';
}

function arrow(edge: GraphEdge, end: End): string {
  const { from, to, lines } = edge;
  const line = lineOf(edge);
  const text = lines.length === 0 ? '' : `|"${lines.map(escape).join('<br/>')}"|`;
  return `${end(from)} ${line}${text} ${end(to)}`;
}

function frameOf({ queue }: GraphGroup): string {
  return `${identifier(queue)}_and_dead_letters`;
}

/** A queue above its dead letters: inside of a frame the flow goes down. */
function frame(group: GraphGroup, all: readonly GraphNode[]): string[] {
  const inside = [group.queue, group.deadLetters];
  const nodes = all.filter(({ id }) => inside.includes(id));
  return [
    `subgraph ${frameOf(group)}[" "]`,
    '  direction TB',
    ...nodes.map((one) => `  ${node(one)}`),
    'end',
  ];
}

/** Colours go to the nodes of a tone at once, and to arrows by their number. */
function colours(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): string[] {
  return (Object.keys(PAINTS.light) as Tone[]).flatMap((tone) => {
    const { strong, fill } = PAINTS.light[tone];
    const named = nodes.filter((one) => toneOfNode(one) === tone).map(({ id }) => identifier(id));
    const numbers = edges.flatMap((one, index) => (toneOfEdge(one) === tone ? [index] : []));
    const ofNodes = [
      `classDef ${tone} fill:${fill},stroke:${strong},color:${strong}`,
      `class ${named.join(',')} ${tone}`,
    ];
    const ofEdges = `linkStyle ${numbers.join(',')} stroke:${strong}`;
    return [...(named.length === 0 ? [] : ofNodes), ...(numbers.length === 0 ? [] : [ofEdges])];
  });
}

/** What is owned elsewhere and, in a comparison, what is gone. */
function broken(nodes: readonly GraphNode[]): string[] {
  const named = nodes
    .filter((one) => isExternal(one) || one.change === 'removed')
    .map(({ id }) => identifier(id));
  if (named.length === 0) return [];
  return ['classDef external stroke-dasharray:6 4', `class ${named.join(',')} external`];
}

function frameStyle(groups: readonly GraphGroup[]): string[] {
  if (groups.length === 0) return [];
  const style = `fill:none,stroke:${PAINTS.light.dead.strong},stroke-dasharray:2 4`;
  return [`classDef frame ${style}`, `class ${groups.map(frameOf).join(',')} frame`];
}

/**
 * For Markdown: GitHub, GitLab and many editors draw it. Mermaid only keeps the direction of a frame if no arrow
 * from elsewhere names what is inside, so these end at the frame.
 */
export function writeMermaid({ title, nodes, edges, groups }: Graph): string {
  const frames = new Map(
    groups.flatMap(
      (group) =>
        [
          [group.queue, group],
          [group.deadLetters, group],
        ] as const,
    ),
  );
  const inside: End = identifier;
  const outside: End = (id) => {
    const group = frames.get(id);
    return group ? frameOf(group) : identifier(id);
  };
  const lines = [
    ...nodes.filter(({ id }) => !frames.has(id)).map(node),
    ...groups.flatMap((group) => frame(group, nodes)),
    ...edges.map((edge) => arrow(edge, frames.get(edge.from)?.deadLetters === edge.to ? inside : outside)),
    ...colours(nodes, edges),
    ...broken(nodes),
    ...frameStyle(groups),
  ];
  return ['---', `title: ${title}`, '---', 'flowchart LR', ...lines.map((line) => `  ${line}`), ''].join(
    '\n',
  );
}
