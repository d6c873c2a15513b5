import { escapeMarkup } from '#base/util/markup';
import { plural } from '#base/util/text';
import { round, type Box } from './geometry';
import { isExternal, type Graph, type GraphEdge, type GraphNode, type Tone } from './graph';
import { BELL, ICONS } from './icons';
import { EDGE_KINDS, isWatched, subtitle, toneOfEdge, toneOfNode, tonesOf } from './kinds';
import { labelBox } from './labels';
import type { Label, Layout, Route } from './layout';
import { legend, LEGEND_HEIGHT } from './legend';
import { SIZES } from './sizes';
import { diagramStyle } from './style';

const MARGIN = 24;
const TITLE_HEIGHT = 42;

/** Topics are round at their ends, everything else has corners: the outline tells them apart as well. */
function roundness({ kind }: GraphNode): number {
  return kind === 'topic' ? SIZES.height / 2 : 8;
}

const BADGE = { width: 34, height: SIZES.badge } as const;

/** How many alarms watch a node, on its upper edge. */
function badge(node: GraphNode, { x, y, width }: Box): string {
  if (!isWatched(node)) return '';
  const [left, top] = [x + width - BADGE.width - 8, y - BADGE.height / 2];
  return [
    '<g class="monitor">',
    `<title>${plural(node.alarms!, 'alarm')}</title>`,
    `<rect class="card" x="${left}" y="${top}" width="${BADGE.width}" height="${BADGE.height}" rx="${BADGE.height / 2}"/>`,
    `<path class="icon" transform="translate(${left + 5},${top + 3}) scale(0.6)" d="${BELL}"/>`,
    `<text class="kind" x="${left + 20}" y="${top + 13}">${node.alarms}</text>`,
    '</g>',
  ].join('');
}

function card(node: GraphNode, box: Box): string {
  const { x, y, width, height } = box;
  const classes = ['node', toneOfNode(node), node.kind, ...(isExternal(node) ? ['external'] : [])];
  const iconY = y + (height - 20) / 2;
  return [
    `<g class="${classes.join(' ')}" data-id="${escapeMarkup(node.id)}">`,
    `<title>${escapeMarkup(`${node.label} ${subtitle(node)}`)}</title>`,
    `<rect class="card" x="${x}" y="${y}" width="${width}" height="${height}" rx="${roundness(node)}"/>`,
    `<path class="icon" transform="translate(${x + 15},${iconY})" d="${ICONS[node.kind]}"/>`,
    `<text class="name" x="${x + SIZES.icon}" y="${y + 23}">${escapeMarkup(node.label)}</text>`,
    `<text class="kind" x="${x + SIZES.icon}" y="${y + 40}">${escapeMarkup(subtitle(node))}</text>`,
    badge(node, box),
    '</g>',
  ].join('');
}

/** Paper behind words, whatever else runs there. */
function behind(label: Label): string {
  const { x, y, width, height } = labelBox(label);
  return `<rect class="paper" x="${x}" y="${y}" width="${width}" height="${height}" rx="4"/>`;
}

function labelText({ label }: Route): string {
  if (!label) return '';
  const { lines } = label;
  const top = label.y - ((lines.length - 1) * SIZES.line) / 2 + SIZES.edge / 3;
  const spans = lines.map((line, index) => {
    const y = round(top + index * SIZES.line);
    return `<tspan x="${label.x}" y="${y}">${escapeMarkup(line)}</tspan>`;
  });
  return `${behind(label)}<text class="words ${label.anchor}">${spans.join('')}</text>`;
}

function arrow(edge: GraphEdge, route: Route): string {
  const { words } = EDGE_KINDS[edge.kind];
  const tone = toneOfEdge(edge);
  return [
    `<g class="edge ${tone} ${edge.kind}" data-id="${escapeMarkup(edge.id)}">`,
    `<title>${escapeMarkup([words, ...edge.lines].join(' '))}</title>`,
    `<path class="reach" d="${route.path}"/>`,
    `<path class="line" d="${route.path}" marker-end="url(#tip-${tone})"/>`,
    labelText(route),
    '</g>',
  ].join('');
}

function tip(tone: Tone): string {
  const box =
    'viewBox="0 0 10 10" refX="9" refY="5" markerUnits="userSpaceOnUse" markerWidth="13" markerHeight="13" orient="auto"';
  return `<marker id="tip-${tone}" class="${tone}" ${box}><path class="tip" d="M0 0.5L10 5L0 9.5z"/></marker>`;
}

/** The drawing itself, without a document around it; arrows lie below nodes. */
export function drawing(graph: Graph, layout: Layout): string {
  const edges = graph.edges.map((edge) => arrow(edge, layout.routes.get(edge.id)!));
  const nodes = graph.nodes.map((node) => card(node, layout.boxes.get(node.id)!));
  return [`<defs>${[...tonesOf(graph)].map(tip).join('')}</defs>`, ...edges, ...nodes].join('\n');
}

/** A picture that stands for itself, with its title and legend; light or dark as the reader likes it. */
export function writeSvg(graph: Graph, layout: Layout): string {
  const key = legend(graph);
  const width = Math.ceil(Math.max(layout.width, key.width) + 2 * MARGIN);
  const height = Math.ceil(layout.height + 4 * MARGIN + TITLE_HEIGHT + LEGEND_HEIGHT);
  const title = escapeMarkup(graph.title);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<title>${title}</title>`,
    `<style>${diagramStyle('media', tonesOf(graph))}</style>`,
    '<rect class="paper" width="100%" height="100%"/>',
    `<text class="title" x="${MARGIN}" y="${MARGIN + 14}">${title}</text>`,
    `<g transform="translate(${MARGIN},${MARGIN + TITLE_HEIGHT})">`,
    drawing(graph, layout),
    '</g>',
    `<g transform="translate(${MARGIN},${height - MARGIN - LEGEND_HEIGHT})">${key.markup}</g>`,
    '</svg>',
    '',
  ].join('\n');
}
