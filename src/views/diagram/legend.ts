import { escapeMarkup } from '#base/util/markup';
import type { Graph, Tone } from './graph';
import { BELL, ICONS } from './icons';
import { CHANGES, EDGE_KINDS, isWatched, MARKS, NODE_KINDS } from './kinds';
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

interface LineEntry {
  /** What the line is like, beside its colour. */
  readonly key: string;
  readonly tone: Tone;
  readonly words: string;
}

/** Lines tell what goes along them or, in a comparison, what happened to them. */
function lineEntries({ nodes, edges }: Graph): LineEntry[] {
  const changes = new Set([...nodes, ...edges].flatMap(({ change }) => change ?? []));
  if (changes.size === 0) {
    const kinds = inUse(EDGE_KINDS, new Set(edges.map(({ kind }) => kind)));
    return kinds.map(([key, { role, words }]) => ({ key, tone: role, words }));
  }
  const changed = inUse(CHANGES, changes as ReadonlySet<keyof typeof CHANGES>);
  const same: LineEntry[] = changes.has('same') ? [{ key: 'same', tone: 'same', words: 'as before' }] : [];
  return [
    ...changed.map(([key, { sign, words }]) => ({ key, tone: key, words: `${sign} ${words}` })),
    ...same,
  ];
}

/** What colours, lines and marks mean, as far as they are in the picture. */
export function legendEntries(graph: Graph) {
  const { nodes } = graph;
  const marks = inUse(MARKS, new Set(nodes.flatMap((node) => node.marks)));
  const isComparison = nodes.some(({ change }) => change !== undefined);
  return {
    nodes: inUse(NODE_KINDS, new Set(nodes.map(({ kind }) => kind))).map(([key, { role, words }]) => ({
      key,
      tone: isComparison ? ('same' as const) : role,
      words,
    })),
    watched: nodes.some(isWatched) ? [{ tone: 'monitor' as const, words: 'alarms that watch it' }] : [],
    edges: lineEntries(graph),
    marks: marks.map(([key, words]) => ({ key, words })),
  };
}

/** The same at the foot of a picture. */
export function legend(graph: Graph): { readonly markup: string; readonly width: number } {
  const { nodes, watched, edges, marks } = legendEntries(graph);
  const withIcon = (tone: Tone, icon: string, text: string): Entry => ({
    symbol: `<g class="${tone}"><path class="icon" transform="scale(0.9)" d="${icon}"/></g>`,
    symbolWidth: 18,
    text,
  });
  const rows = [
    [
      ...nodes.map(({ key, tone, words }) => withIcon(tone, ICONS[key], words)),
      ...watched.map(({ tone, words }) => withIcon(tone, BELL, words)),
    ],
    edges.map(({ key, tone, words }) => ({
      symbol: `<g class="edge ${tone} ${key}"><path class="line" d="M0 10H30" marker-end="url(#tip-${tone})"/></g>`,
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
