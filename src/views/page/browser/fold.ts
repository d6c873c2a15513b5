import { byId } from './dom';

/** Tells all who care that another map is shown. */
export const REDRAWN = 'redrawn';

export interface Fold {
  /** Shows dead-letter queues or hides them. */
  readonly toggle: () => void;
  /** Shows an element that only the other map has. */
  readonly reach: (id: string) => void;
}

function find(root: ParentNode, id: string): Element | null {
  return root.querySelector(`[data-id="${CSS.escape(id)}"]`);
}

/** The map and the one in the template change places. */
export function createFold(svg: SVGSVGElement, group: SVGGElement): Fold {
  const template = document.querySelector<HTMLTemplateElement>('#other-map');
  const other = template?.content.querySelector('svg');
  if (!other) return { toggle: () => undefined, reach: () => undefined };
  const button = byId('fold');
  const count = button.dataset['count'] ?? '';

  const toggle = () => {
    const [shown, hidden] = [group.firstElementChild!, other.firstElementChild!];
    const [now, next] = [svg.getAttribute('viewBox')!, other.getAttribute('viewBox')!];
    other.replaceChildren(shown);
    group.replaceChildren(hidden);
    svg.setAttribute('viewBox', next);
    other.setAttribute('viewBox', now);
    const isShort = group.querySelectorAll('.node').length < other.querySelectorAll('.node').length;
    button.textContent = `${isShort ? 'Show' : 'Hide'} dead letters (${count})`;
    svg.dispatchEvent(new Event(REDRAWN));
  };
  button.addEventListener('click', toggle);
  return {
    toggle,
    reach: (id) => {
      if (!find(group, id) && find(other, id)) toggle();
    },
  };
}
