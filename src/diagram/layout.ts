import type { Graph, GraphEdge, GraphGroup, GraphNode } from './graph';
import { calmCurve } from './curve';
import { round, written, type Box, type Point } from './geometry';
import { subtitle } from './kinds';
import { textWidth } from './text-size';

/*
 * Graphviz places nodes and leads arrows; how they look is none of its business. Its WebAssembly takes a moment to
 * load, so this is loaded only for pictures that need places.
 */

export const SIZES = {
  label: 14,
  subtitle: 11.5,
  edge: 11.5,
  line: 15,
  icon: 46,
  end: 18,
  height: 54,
} as const;

export interface Route {
  /** The data of an SVG path. */
  readonly path: string;
  /** The middle of the text, if there is any. */
  readonly label: Point | undefined;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly boxes: ReadonlyMap<string, Box>;
  readonly routes: ReadonlyMap<string, Route>;
}

/** What is read of the JSON that Graphviz writes: https://graphviz.org/docs/outputs/json/ */
interface Placed {
  readonly bb: string;
  readonly objects?: readonly { readonly name: string; readonly pos?: string }[];
  readonly edges?: readonly { readonly id: string; readonly pos: string; readonly lp?: string }[];
}

/** So that an arrow is seen before and behind its words. */
const ROOM_AROUND_WORDS = 60;

const POINTS_PER_INCH = 72;

function widthOf(node: GraphNode): number {
  const text = Math.max(textWidth(node.label, SIZES.label), textWidth(subtitle(node), SIZES.subtitle));
  return Math.ceil(SIZES.icon + text + SIZES.end);
}

function textHeight(lines: readonly string[]): number {
  return lines.length * SIZES.line;
}

/** A table of a fixed size holds the place of the text, whatever fonts Graphviz knows. */
function placeholder(lines: readonly string[]): { readonly html: string } {
  const words = Math.max(...lines.map((line) => textWidth(line, SIZES.edge)));
  const width = Math.ceil(words + ROOM_AROUND_WORDS);
  const height = textHeight(lines) + 8;
  return {
    html: `<TABLE BORDER="0" FIXEDSIZE="TRUE" WIDTH="${width}" HEIGHT="${height}"><TR><TD></TD></TR></TABLE>`,
  };
}

function goesDown({ from, to, kind }: GraphEdge, groups: readonly GraphGroup[]): boolean {
  return kind === 'dead-letters' && groups.some((group) => group.queue === from && group.deadLetters === to);
}

function edgeInput(edge: GraphEdge, groups: readonly GraphGroup[]) {
  const { id, from, to, lines } = edge;
  // Messages leave on the right and come in on the left, but go down to dead letters that lie below.
  const ports = goesDown(edge, groups) ? {} : { tailport: 'e', headport: 'w' };
  return {
    tail: from,
    head: to,
    attributes: { id, ...ports, ...(lines.length === 0 ? {} : { label: placeholder(lines) }) },
  };
}

function isOutside(id: string): boolean {
  return id.startsWith('publishers.') || id.startsWith('principals.');
}

/** The topics that only publishers from outside reach: they stand in one column. */
function entries({ nodes, edges }: Graph): string[] {
  const fed = new Set(edges.filter(({ from }) => !isOutside(from)).map(({ to }) => to));
  return nodes.filter(({ id, kind }) => kind === 'topic' && !fed.has(id)).map(({ id }) => id);
}

function input(graph: Graph) {
  return {
    graphAttributes: { rankdir: 'LR', nodesep: 0.32, ranksep: 1.2, margin: 0 },
    nodeAttributes: { shape: 'box', fixedsize: true, height: SIZES.height / POINTS_PER_INCH, label: '' },
    edgeAttributes: { arrowsize: 0.8 },
    nodes: graph.nodes.map((node) => ({
      name: node.id,
      attributes: { width: widthOf(node) / POINTS_PER_INCH },
    })),
    edges: graph.edges.map((edge) => edgeInput(edge, graph.groups)),
    subgraphs: [...graph.groups.map(({ queue, deadLetters }) => [queue, deadLetters]), entries(graph)].map(
      (column) => ({ graphAttributes: { rank: 'same' }, nodes: column.map((name) => ({ name })) }),
    ),
  };
}

/** Graphviz counts upwards from the bottom, SVG downwards from the top. */
function pointIn(height: number): (text: string) => Point {
  return (text) => {
    const [x = 0, y = 0] = text.split(',').map(Number);
    return { x, y: height - y };
  };
}

/** `e,x,y` is the tip of the arrow, and the rest a chain of Bézier curves that ends shortly before it. */
function pathOf(position: string, point: (text: string) => Point): string {
  const parts = position.split(' ');
  const tip = parts.find((part) => part.startsWith('e,'))?.slice(2);
  const [start, ...curves] = parts.filter((part) => !/^[es],/.test(part)).map((part) => written(point(part)));
  const end = tip === undefined ? '' : ` L${written(point(tip))}`;
  return `M${start} C${curves.join(' ')}${end}`;
}

/** Whether another arrow with words ends where this one does: then the words cannot both stand right before it. */
function sharesItsEnd({ id, to, lines }: GraphEdge, { edges }: Graph): boolean {
  return lines.length > 0 && edges.some((edge) => edge.id !== id && edge.to === to && edge.lines.length > 0);
}

/** Calmer than the way that Graphviz found, where nothing stands between: nearly everywhere. */
function calmRoute(edge: GraphEdge, graph: Graph, boxes: Layout['boxes']): Route | undefined {
  if (goesDown(edge, graph.groups) || sharesItsEnd(edge, graph)) return undefined;
  const [tail, head] = [boxes.get(edge.from)!, boxes.get(edge.to)!];
  const from = { x: tail.x + tail.width, y: tail.y + tail.height / 2 };
  const to = { x: head.x, y: head.y + head.height / 2 };
  const others = [...boxes.values()].filter((box) => box !== tail && box !== head);
  const curve = calmCurve(from, to, others);
  return curve && { path: curve.path, label: edge.lines.length > 0 ? curve.middle : undefined };
}

function read(placed: Placed, graph: Graph): Layout {
  const [, , width = 0, height = 0] = placed.bb.split(',').map(Number);
  const point = pointIn(height);
  const positions = new Map(placed.objects?.map(({ name, pos }) => [name, pos]));
  const boxes = new Map(
    graph.nodes.map((node) => {
      const centre = point(positions.get(node.id) ?? '0,0');
      const size = { width: widthOf(node), height: SIZES.height };
      const corner = { x: round(centre.x - size.width / 2), y: round(centre.y - size.height / 2) };
      return [node.id, { ...corner, ...size }];
    }),
  );
  const placedEdges = new Map(placed.edges?.map((edge) => [edge.id, edge]));
  const routes = graph.edges.map((edge) => {
    const { pos, lp } = placedEdges.get(edge.id)!;
    const found = { path: pathOf(pos, point), label: lp === undefined ? undefined : point(lp) };
    return [edge.id, calmRoute(edge, graph, boxes) ?? found] as const;
  });
  return { width: round(width), height: round(height), boxes, routes: new Map(routes) };
}

/** Where everything stands. The same graph gives the same places. */
export async function layOut(graph: Graph): Promise<Layout> {
  const { instance } = await import('@viz-js/viz');
  const viz = await instance();
  return read(viz.renderJSON(input(graph)) as Placed, graph);
}
