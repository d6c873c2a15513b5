import { byId, make } from './dom';
import type { Happened } from './flow';

const MOST = 200;

interface Messages {
  readonly add: (event: Happened) => void;
  readonly clear: () => void;
}

function step({ at, kind, topic, queue, to, attempt, reason }: Happened): HTMLElement {
  const time = new Date(at).toISOString().slice(11, 23);
  const place = [queue ?? topic, to].filter((name) => name !== undefined).join(' → ');
  const more = [attempt === undefined || attempt < 2 ? '' : `receive ${attempt}`, reason ?? ''];
  const words = [place, ...more].filter((word) => word !== '').join(', ');
  return make('li', { class: kind }, make('small', {}, time), ' ', make('b', {}, kind), ` ${words}`);
}

/** The latest messages, each with all that happened to it. */
export function makeMessages(): Messages {
  const list = byId('messages');
  const known = new Map<
    string,
    { readonly item: HTMLElement; readonly steps: HTMLElement; readonly last: HTMLElement }
  >();

  function begin({ origin, body = '' }: Happened) {
    const steps = make('ol', { class: 'plain' });
    const last = make('b', {});
    const title = make('summary', {}, last, ` ${body.slice(0, 80) || origin.slice(0, 8)}`);
    const item = make('li', {}, make('details', {}, title, make('pre', { tabindex: '0' }, body), steps));
    list.prepend(item);
    const message = { item, steps, last };
    known.set(origin, message);
    const [oldest] = known;
    if (known.size > MOST && oldest) {
      oldest[1].item.remove();
      known.delete(oldest[0]);
    }
    return message;
  }

  return {
    add(event) {
      if (event.origin === '') return;
      const { steps, last } = known.get(event.origin) ?? begin(event);
      steps.append(step(event));
      last.textContent = event.kind;
    },
    clear() {
      known.clear();
      list.replaceChildren();
    },
  };
}
