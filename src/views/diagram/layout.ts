import type { Graph, GraphEdge, GraphGroup, GraphNode } from './graph';
import { calmCurve } from './curve';
import { round, written, type Box, type Point } from './geometry';
import { subtitle } from './kinds';
import { withFreeLabels } from './labels';
import { SIZES } from './sizes';
import { textWidth } from './text-size';

/*
 * Graphviz places nodes and leads arrows; how they look is none of its business. Its WebAssembly takes a moment to
 * load, so this is loaded only for pictures that need places.
 */

/** Where the words of an arrow stand: over its middle, beside it, or on it where there are too many. */
export interface Label extends Point {
  /** The words, as far as there is room for them. */
  readonly lines: readonly string[];
  readonly anchor: 'middle' | 'start';
}

export interface Route {
  /** The data of an SVG path. */
  readonly path: string;
  /** The middle of the words, or of their left edge, if there are any. */
  readonly label: Label | undefined;
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

function ownWidth(node: GraphNode): number {
  const text = Math.max(textWidth(node.label, SIZES.label), textWidth(subtitle(node), SIZES.subtitle));
  return Math.ceil(SIZES.icon + text + SIZES.end);
}

function isQueue({ kind }: GraphNode): boolean {
  return kind === 'queue' || kind === 'dead-letter-queue';
}

/** Queues and the queues below them are a column, whose edges are in line. */
function widthsOf({ nodes }: Graph): ReadonlyMap<string, number> {
  const column = Math.max(0, ...nodes.filter(isQueue).map(ownWidth));
  return new Map(nodes.map((node) => [node.id, isQueue(node) ? column : ownWidth(node)]));
}

/** A table of a fixed size holds the place of the text, whatever fonts Graphviz knows. */
function placeholder(lines: readonly string[]): { readonly html: string } {
  const words = Math.max(...lines.map((line) => textWidth(line, SIZES.edge)));
  const width = Math.ceil(words + ROOM_AROUND_WORDS);
  const height = lines.length * SIZES.line + 8;
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

function input(graph: Graph, widths: ReadonlyMap<string, number>) {
  return {
    graphAttributes: { rankdir: 'LR', nodesep: 0.32, ranksep: 1.2, margin: 0 },
    nodeAttributes: { shape: 'box', fixedsize: true, height: SIZES.height / POINTS_PER_INCH, label: '' },
    edgeAttributes: { arrowsize: 0.8 },
    nodes: graph.nodes.map((node) => ({
      name: node.id,
      attributes: { width: widths.get(node.id)! / POINTS_PER_INCH },
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

/** Between an arrow and its words. */
const GAP = 5;

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
  return curve && { path: curve.path, label: labelOver(edge.lines, curve.middle) };
}

/** More lines than these would come near to the arrow above. */
const MOST_LINES_OVER = 2;

function labelOver(lines: readonly string[], { x, y }: Point): Label | undefined {
  if (lines.length === 0) return undefined;
  const over = lines.length <= MOST_LINES_OVER ? (lines.length * SIZES.line) / 2 + GAP : 0;
  return { lines, x, y: round(y - over), anchor: 'middle' };
}

/** Straight down to the dead letters, with the words on the right. */
function downRoute(edge: GraphEdge, graph: Graph, boxes: Layout['boxes']): Route | undefined {
  const [tail, head] = [boxes.get(edge.from)!, boxes.get(edge.to)!];
  if (!goesDown(edge, graph.groups) || tail.x !== head.x || tail.y > head.y) return undefined;
  const x = round(tail.x + tail.width / 2);
  const [top, bottom] = [round(tail.y + tail.height), head.y];
  const { lines } = edge;
  const label = { lines, x: x + 2 * GAP, y: round((top + bottom) / 2 - 2), anchor: 'start' as const };
  return { path: `M${x},${top} L${x},${bottom}`, label: lines.length > 0 ? label : undefined };
}

function read(placed: Placed, graph: Graph, widths: ReadonlyMap<string, number>): Layout {
  const [, , width = 0, height = 0] = placed.bb.split(',').map(Number);
  const point = pointIn(height);
  const positions = new Map(placed.objects?.map(({ name, pos }) => [name, pos]));
  const boxes = new Map(
    graph.nodes.map((node) => {
      const centre = point(positions.get(node.id) ?? '0,0');
      const size = { width: widths.get(node.id)!, height: SIZES.height };
      const corner = { x: round(centre.x - size.width / 2), y: round(centre.y - size.height / 2) };
      return [node.id, { ...corner, ...size }];
    }),
  );
  const placedEdges = new Map(placed.edges?.map((edge) => [edge.id, edge]));
  const routes = graph.edges.map((edge) => {
    const { pos, lp } = placedEdges.get(edge.id)!;
    const label =
      lp === undefined ? undefined : { lines: edge.lines, ...point(lp), anchor: 'middle' as const };
    const own = downRoute(edge, graph, boxes) ?? calmRoute(edge, graph, boxes);
    return [edge.id, own ?? { path: pathOf(pos, point), label }] as const;
  });
  return { width: round(width), height: round(height), boxes, routes: new Map(routes) };
}

/** Where everything stands. The same graph gives the same places. */
export async function layOut(graph: Graph): Promise<Layout> {
  const { instance } = await import('@viz-js/viz');
  const viz = await instance();
  const widths = widthsOf(graph);
  return withFreeLabels(read(viz.renderJSON(input(graph, widths)) as Placed, graph, widths));
}
