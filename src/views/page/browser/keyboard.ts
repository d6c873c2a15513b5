import { REDRAWN } from './fold';

type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

const STEPS: Readonly<Record<Direction, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

function centre(shape: Element): { readonly x: number; readonly y: number } {
  const { left, top, width, height } = shape.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}

/** The nearest shape in a direction; what lies aside counts as farther than it is. */
function next(from: Element, shapes: readonly SVGGElement[], [dx, dy]: readonly [number, number]) {
  const here = centre(from);
  let best: SVGGElement | undefined;
  let least = Infinity;
  for (const shape of shapes) {
    const there = centre(shape);
    const [right, down] = [there.x - here.x, there.y - here.y];
    const ahead = right * dx + down * dy;
    const distance = ahead + 2 * Math.abs(right * dy) + 2 * Math.abs(down * dx);
    if (shape === from || ahead <= 1 || distance >= least) continue;
    [best, least] = [shape, distance];
  }
  return best;
}

function isDirection(key: string): key is Direction {
  return Object.hasOwn(STEPS, key);
}

/** The map is one stop of the Tab key; inside of it, arrow keys go from element to element. */
export function makeNavigable(
  svg: SVGSVGElement,
  choose: (id: string) => void,
  reveal: (shape: Element) => void,
): void {
  let shapes: SVGGElement[] = [];
  const prepare = () => {
    shapes = Array.from(svg.querySelectorAll<SVGGElement>('.node'));
    for (const [index, shape] of shapes.entries()) {
      shape.setAttribute('role', 'button');
      shape.setAttribute('tabindex', index === 0 ? '0' : '-1');
    }
  };
  prepare();
  svg.addEventListener(REDRAWN, prepare);
  svg.addEventListener('keydown', (event) => {
    const from = shapes.find((shape) => shape === event.target);
    if (!from) return;
    if (event.key === 'Enter' || event.key === ' ') choose(from.dataset['id'] ?? '');
    else if (isDirection(event.key)) {
      const to = next(from, shapes, STEPS[event.key]);
      if (to) {
        from.setAttribute('tabindex', '-1');
        to.setAttribute('tabindex', '0');
        to.focus({ preventScroll: true });
        reveal(to);
      }
    } else return;
    event.preventDefault();
  });
}
