import { escapeMarkup } from '#base/util/markup';
import type { Graph, Tone } from './graph';
import { BELL, ICONS } from './icons';
import { legendEntries } from './legend';

/** The legend as a list in HTML. */
export function legendList(graph: Graph): string {
  const { nodes, watched, edges, marks } = legendEntries(graph);
  const withIcon = (tone: Tone, icon: string, words: string) => [
    `<svg class="${tone}" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true"><path class="icon" d="${icon}"/></svg>`,
    words,
  ];
  const rows = [
    ...nodes.map(({ key, tone, words }) => withIcon(tone, ICONS[key], words)),
    ...watched.map(({ tone, words }) => withIcon(tone, BELL, words)),
    ...edges.map(({ key, tone, words }) => [
      `<svg class="edge ${tone} ${key}" viewBox="0 0 34 20" width="34" height="20" aria-hidden="true"><path class="line" d="M0 10H30" marker-end="url(#tip-${tone})"/></svg>`,
      words,
    ]),
    ...marks.map(({ key, words }) => [`<b>${key}</b>`, words]),
  ];
  const items = rows.map(([symbol, words]) => `<dt>${symbol!}</dt><dd>${escapeMarkup(words!)}</dd>`);
  return `<dl class="legend">${items.join('')}</dl>`;
}
