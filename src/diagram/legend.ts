import { escapeMarkup } from '../util/markup';
import type { Graph } from './graph';
import { ICONS } from './icons';
import { EDGE_KINDS, MARKS, NODE_KINDS } from './kinds';
import { textWidth } from './text-size';

const SIZE = 11.5;
const GAP = 22;
const ROW = 20;

export const LEGEND_HEIGHT = 3 * ROW;

interface Entry {
  readonly symbol: string;
  readonly symbolWidth: number;
  readonly text: string;
}

/** The values of `table` whose keys are in use, in the order of the table. */
function inUse<K extends string, V>(table: Readonly<Record<K, V>>, used: ReadonlySet<K>): [K, V][] {
  return (Object.entries(table) as [K, V][]).filter(([key]) => used.has(key));
}

function row(entries: readonly Entry[], y: number): { readonly markup: string; readonly width: number } {
  let x = 0;
  const parts = entries.map(({ symbol, symbolWidth, text }) => {
    const part = `<g transform="translate(${Math.round(x)},${y})">${symbol}<text class="key" x="${symbolWidth + 6}" y="14">${escapeMarkup(text)}</text></g>`;
    x += symbolWidth + 6 + textWidth(text, SIZE) + GAP;
    return part;
  });
  return { markup: parts.join(''), width: x };
}

/** What colours, lines and marks mean, as far as they are in the picture. */
export function legendEntries({ nodes, edges }: Graph) {
  const marks = inUse(MARKS, new Set(nodes.flatMap((node) => node.marks)));
  return {
    nodes: inUse(NODE_KINDS, new Set(nodes.map(({ kind }) => kind))).map(([key, kind]) => ({ key, ...kind })),
    edges: inUse(EDGE_KINDS, new Set(edges.map(({ kind }) => kind))).map(([key, kind]) => ({ key, ...kind })),
    marks: marks.map(([key, words]) => ({ key, words })),
  };
}

/** The same at the foot of a picture. */
export function legend(graph: Graph): { readonly markup: string; readonly width: number } {
  const { nodes, edges, marks } = legendEntries(graph);
  const rows = [
    nodes.map(({ key, role, words }) => ({
      symbol: `<g class="${role}"><path class="icon" transform="scale(0.9)" d="${ICONS[key]}"/></g>`,
      symbolWidth: 18,
      text: words,
    })),
    edges.map(({ key, role, words }) => ({
      symbol: `<g class="edge ${role} ${key}"><path class="line" d="M0 10H30" marker-end="url(#tip-${role})"/></g>`,
      symbolWidth: 32,
      text: words,
    })),
    marks.map(({ key, words }) => ({ symbol: '', symbolWidth: -6, text: `${key}: ${words}` })),
  ].map((entries, index) => row(entries, index * ROW));
  return {
    markup: rows.map(({ markup }) => markup).join(''),
    width: Math.max(...rows.map(({ width }) => width)),
  };
}
