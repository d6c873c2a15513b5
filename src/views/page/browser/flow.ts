import type { LiveData, PageEdge } from '../data';
import { byId } from './dom';
import { REDRAWN } from './fold';
import type { QueueNow } from './state';

/** What the server says of one step of a message. */
export interface Happened {
  readonly at: number;
  readonly kind: string;
  readonly origin: string;
  readonly topic?: string;
  readonly queue?: string;
  readonly to?: string;
  readonly id?: string;
  readonly body?: string;
  readonly attempt?: number;
  readonly reason?: string;
}

export interface Flow {
  readonly show: (event: Happened) => void;
  readonly badges: (queues: readonly QueueNow[]) => void;
}

const SHOWN_MS = 900;
const SVG = 'http://www.w3.org/2000/svg';

function shapesNow(): ReadonlyMap<string, SVGGElement> {
  const all = document.querySelectorAll<SVGGElement>('#map [data-id]');
  return new Map(Array.from(all, (shape) => [shape.dataset['id'] ?? '', shape]));
}

/** Lets messages be seen on the map: on the edges that they take, and as a number at each queue. */
export function makeFlow({ targets }: LiveData, edges: readonly PageEdge[]): Flow {
  const ids = new Map(targets.map(({ awsName, id }) => [awsName, id]));
  let shapes = shapesNow();
  byId('map').addEventListener(REDRAWN, () => (shapes = shapesNow()));
  const timers = new Map<string, ReturnType<typeof setTimeout>>();

  function flash(id: string, kind: 'moves' | 'stops'): void {
    const shape = shapes.get(id);
    if (!shape) return;
    shape.classList.remove('moves', 'stops');
    shape.classList.add(kind);
    clearTimeout(timers.get(id));
    timers.set(
      id,
      setTimeout(() => shape.classList.remove('moves', 'stops'), SHOWN_MS),
    );
  }

  function idOf(name: string | undefined): string | undefined {
    return name === undefined ? undefined : ids.get(name.slice(name.lastIndexOf(':') + 1));
  }

  function show({ kind, topic, queue, to }: Happened): void {
    const [from, end] = [idOf(topic ?? queue), idOf(to)];
    if (from === undefined) return;
    if (kind === 'received') {
      for (const edge of edges)
        if (edge.from === from && edge.to.startsWith('consumers.')) flash(edge.id, 'moves');
    }
    if (end === undefined) return;
    for (const edge of edges) {
      if (edge.from === from && edge.to === end) flash(edge.id, kind === 'filtered' ? 'stops' : 'moves');
    }
  }

  function badges(queues: readonly QueueNow[]): void {
    for (const { name, visible, inFlight, delayed } of queues) {
      const shape = shapes.get(ids.get(name) ?? '');
      const card = shape?.querySelector<SVGRectElement>('.card');
      if (!shape || !card) continue;
      const count = visible + inFlight + delayed;
      let badge = shape.querySelector<SVGTextElement>('.badge');
      if (!badge) {
        badge = document.createElementNS(SVG, 'text');
        const { x, y, width } = card.getBBox();
        badge.setAttribute('class', 'badge');
        badge.setAttribute('x', String(x + width - 10));
        badge.setAttribute('y', String(y + 18));
        badge.setAttribute('text-anchor', 'end');
        shape.append(badge);
      }
      badge.textContent = count === 0 ? '' : String(count);
    }
  }

  return { show, badges };
}
