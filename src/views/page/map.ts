import type { Graph } from '../diagram/graph';
import { withoutDeadLetters } from '../diagram/fold';
import { layOut, type Layout } from '../diagram/layout';
import { drawing } from '../diagram/svg';
import { escapeMarkup } from '#base/util/markup';

/** A picture, and where everything stands in it. */
export interface Sheet {
  readonly graph: Graph;
  readonly layout: Layout;
}

export interface Folded extends Sheet {
  /** How many dead-letter queues it leaves out. */
  readonly count: number;
  /** Whether the page begins with it. */
  readonly isFirst: boolean;
}

/** From so many queues on, a page begins without those that only keep dead letters. */
const MANY_QUEUES = 50;

const MARGIN = 28;

/** The picture without dead letters, if that is another one. */
export async function fold(graph: Graph): Promise<Folded | undefined> {
  const short = withoutDeadLetters(graph);
  const count = graph.nodes.length - short.nodes.length;
  if (count === 0) return undefined;
  const isFirst = graph.nodes.filter(({ kind }) => kind === 'queue').length >= MANY_QUEUES;
  return { graph: short, layout: await layOut(short), count, isFirst };
}

function viewBox({ layout }: Sheet): string {
  return `viewBox="0 0 ${layout.width + 2 * MARGIN} ${layout.height + 2 * MARGIN}"`;
}

function content({ graph, layout }: Sheet): string {
  return `<g transform="translate(${MARGIN},${MARGIN})">\n${drawing(graph, layout)}\n</g>`;
}

/** The map that is seen first; the other one waits in a template, which costs a browser next to nothing. */
export function mapMarkup(whole: Sheet, folded: Folded | undefined): string {
  const [first, other] = folded?.isFirst ? [folded, whole] : [whole, folded];
  const label = `Map of ${escapeMarkup(whole.graph.title)}: arrow keys move, Enter chooses`;
  const waiting = other
    ? `<template id="other-map"><svg ${viewBox(other)}>${content(other)}</svg></template>`
    : '';
  return `<svg id="map" ${viewBox(first)} role="group" aria-label="${label}">\n<g id="view">${content(first)}</g></svg>${waiting}`;
}

/** The switch between the two. */
export function foldButton(folded: Folded | undefined): string {
  if (!folded) return '';
  const { count, isFirst } = folded;
  return `<button type="button" id="fold" data-count="${count}">${isFirst ? 'Show' : 'Hide'} dead letters (${count})</button>`;
}
