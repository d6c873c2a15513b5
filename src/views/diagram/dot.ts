import { consumerNodes } from '#model/kinds/consumers/index';
import { publisherNodes } from '#model/kinds/publishers/index';
import { endpointNodes } from '#model/kinds/receivers/index';
import { isExternal, type Graph, type GraphEdge, type GraphNode, type NodeKind } from './graph';
import { isBroken, PAINTS, subtitle, toneOfEdge, toneOfNode } from './kinds';

const SHAPES: Readonly<Record<NodeKind, string>> = {
  account: 'oval',
  organization: 'oval',
  service: 'oval',
  'monitoring-service': 'oval',
  topic: 'hexagon',
  queue: 'box',
  'dead-letter-queue': 'cylinder',
  ...endpointNodes(() => 'oval'),
  ...consumerNodes(() => 'component'),
  bucket: 'folder',
  table: 'folder',
  ...publisherNodes(() => 'oval'),
};

/** A text in quotes. A backslash of the user's must not become an escape. */
function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

/** Lines of a label: `\n` centres each. */
function label(lines: readonly string[]): string {
  return quoted(lines.join('\n')).replace(/\n/g, '\\n');
}

function attributes(values: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(values).map(([key, value]) => `${key}=${value}`);
  return `[${pairs.join(', ')}]`;
}

function node(graphNode: GraphNode): string {
  const { id, kind } = graphNode;
  const { strong, fill } = PAINTS.light[toneOfNode(graphNode)];
  const isDashed = isExternal(graphNode) || graphNode.change === 'removed';
  const style = ['filled', ...(isDashed ? ['dashed'] : [])];
  const values = {
    label: label([graphNode.label, subtitle(graphNode)]),
    shape: SHAPES[kind],
    style: quoted(style.join(',')),
    color: quoted(strong),
    fillcolor: quoted(fill),
    fontcolor: quoted(strong),
  };
  return `${quoted(id)} ${attributes(values)};`;
}

function edge(graphEdge: GraphEdge): string {
  const { from, to, lines } = graphEdge;
  const { strong } = PAINTS.light[toneOfEdge(graphEdge)];
  const values = {
    ...(lines.length === 0 ? {} : { label: label(lines) }),
    color: quoted(strong),
    fontcolor: quoted(strong),
    ...(isBroken(graphEdge) ? { style: 'dashed' } : {}),
  };
  return `${quoted(from)} -> ${quoted(to)} ${attributes(values)};`;
}

/** For Graphviz and everything that reads its language. */
export function writeDot(graph: Graph): string {
  const lines = [
    `label=${quoted(graph.title)}; labelloc=t; rankdir=LR; nodesep=0.4; ranksep=0.8;`,
    'fontname="Helvetica"; node [fontname="Helvetica", fontsize=11, margin="0.2,0.1"];',
    'edge [fontname="Helvetica", fontsize=10];',
    ...graph.nodes.map(node),
    ...graph.edges.map(edge),
    ...graph.groups.map(
      ({ queue, deadLetters }) => `{ rank=same; ${quoted(queue)}; ${quoted(deadLetters)}; }`,
    ),
  ];
  return [`digraph ${quoted(graph.title)} {`, ...lines.map((line) => `  ${line}`), '}', ''].join('\n');
}
