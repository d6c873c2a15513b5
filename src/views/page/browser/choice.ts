import type { PageData } from '../data';
import { byId, make } from './dom';
import type { View } from './view';

/** Which element is chosen: seen in the map, told in the panel, kept in the address of the page. */
export interface Choice {
  readonly choose: (id: string | undefined) => void;
  readonly articles: ReadonlyMap<string, HTMLElement>;
}

export function createChoice(data: PageData, svg: SVGSVGElement, view: View): Choice {
  const shapes = new Map(
    Array.from(svg.querySelectorAll<SVGGElement>('[data-id]'), (shape) => [shape.dataset['id'] ?? '', shape]),
  );
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

  function highlight(id: string | undefined): void {
    svg.classList.toggle('dimmed', id !== undefined);
    const near = new Set<string>();
    for (const edge of data.edges) {
      if (edge.id !== id && edge.from !== id && edge.to !== id) continue;
      for (const one of [edge.id, edge.from, edge.to]) near.add(one);
    }
    for (const [shapeId, shape] of shapes) {
      shape.classList.toggle('chosen', shapeId === id);
      shape.classList.toggle('near', shapeId === id || near.has(shapeId));
    }
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
    chosen.replaceChildren(back, article.cloneNode(true), ...connected);
    byId('about').scrollTop = 0;
  }

  function choose(id: string | undefined): void {
    const known = id !== undefined && articles.has(id) ? id : undefined;
    highlight(known);
    tell(known);
    const shape = known === undefined ? undefined : shapes.get(known);
    if (shape) view.reveal(shape);
    history.replaceState(null, '', known === undefined ? location.pathname : `#${encodeURIComponent(known)}`);
  }

  return { choose, articles };
}
