import type { PageData } from '../data';
import { byId, make } from './dom';
import { REDRAWN, type Fold } from './fold';
import { reachOf, reachWords, type Reach } from './reach';
import type { View } from './view';

/** Which element is chosen: seen in the map, told in the panel, kept in the address of the page. */
export interface Choice {
  readonly choose: (id: string | undefined) => void;
  readonly articles: ReadonlyMap<string, HTMLElement>;
}

const NOWHERE: Reach = { before: new Set(), behind: new Set() };

/** Lets fade what has nothing to do with an element. */
function highlight(svg: SVGSVGElement, id: string | undefined, edges: PageData['edges']): void {
  svg.classList.toggle('dimmed', id !== undefined);
  const { before, behind } = id === undefined ? NOWHERE : reachOf(id, edges);
  for (const shape of svg.querySelectorAll<SVGGElement>('[data-id]')) {
    const shapeId = shape.dataset['id'] ?? '';
    shape.classList.toggle('chosen', shapeId === id);
    shape.classList.toggle('near', shapeId === id || before.has(shapeId) || behind.has(shapeId));
  }
}

export function createChoice(data: PageData, svg: SVGSVGElement, view: View, fold: Fold): Choice {
  let current: string | undefined;
  const articles = new Map(
    Array.from(byId('elements').querySelectorAll('article'), (article) => [
      article.dataset['for'] ?? '',
      article,
    ]),
  );
  const [chosen, overview] = [byId('chosen'), byId('overview')];

  function nameOf(id: string): string {
    return articles.get(id)?.querySelector('h2')?.textContent ?? id;
  }

  /** Subscriptions and nodes that a reader may go to from here. */
  function linksFrom(id: string): string[] {
    const touching = data.edges.filter((edge) => edge.from === id || edge.to === id);
    const own = data.edges.find((edge) => edge.id === id);
    const ends = own ? [own.from, own.to] : [];
    const next = touching.map((edge) => {
      if (articles.has(edge.id)) return edge.id;
      return edge.from === id ? edge.to : edge.from;
    });
    return [...new Set([...ends, ...next])].filter((link) => articles.has(link));
  }

  function tell(id: string | undefined): void {
    const article = id === undefined ? undefined : articles.get(id);
    chosen.hidden = !article;
    overview.hidden = article !== undefined;
    if (!article || id === undefined) return;
    const back = make('button', { type: 'button', class: 'link', 'data-go': '' }, '← Overview');
    const links = linksFrom(id).map((link) =>
      make('li', {}, make('button', { type: 'button', class: 'link', 'data-go': link }, nameOf(link))),
    );
    const connected =
      links.length > 0 ? [make('h3', {}, 'Connected'), make('ul', { class: 'plain' }, ...links)] : [];
    chosen.replaceChildren(
      back,
      article.cloneNode(true),
      ...connected,
      make('p', {}, reachWords(id, data.edges)),
    );
    byId('about').scrollTop = 0;
  }

  function choose(id: string | undefined): void {
    const known = id !== undefined && articles.has(id) ? id : undefined;
    current = known;
    if (known !== undefined) fold.reach(known);
    highlight(svg, known, data.edges);
    tell(known);
    const shape = svg.querySelector('.chosen');
    if (shape) view.reveal(shape);
    history.replaceState(null, '', known === undefined ? location.pathname : `#${encodeURIComponent(known)}`);
  }

  svg.addEventListener(REDRAWN, () => highlight(svg, current, data.edges));
  return { choose, articles };
}
