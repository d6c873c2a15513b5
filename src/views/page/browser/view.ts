/** What of the map is seen. Positions and distances are those of the screen. */
export interface View {
  readonly zoom: (factor: number, at?: DOMPoint) => void;
  readonly move: (from: DOMPoint, to: DOMPoint) => void;
  readonly showAll: () => void;
  /** Moves as little as needed for an element to be seen, and large enough to be read. */
  readonly reveal: (element: Element) => void;
}

const LARGEST = 2.5;
const SMALLEST = 0.02;
const READABLE = 0.6;
const COMFORTABLE = 0.85;

function middleOf(element: Element): DOMPoint {
  const { left, top, width, height } = element.getBoundingClientRect();
  return new DOMPoint(left + width / 2, top + height / 2);
}

function isWithin(element: Element, frame: Element): boolean {
  const [inner, outer] = [element.getBoundingClientRect(), frame.getBoundingClientRect()];
  const fitsAcross = inner.left >= outer.left && inner.right <= outer.right;
  return fitsAcross && inner.top >= outer.top && inner.bottom <= outer.bottom;
}

export function createView(svg: SVGSVGElement, group: SVGGElement): View {
  /** Scale and shift, in the units of the drawing. */
  let place = { scale: 1, x: 0, y: 0 };

  /** Pixels for each unit of the drawing before any zoom. */
  const base = () => svg.getScreenCTM()?.a ?? 1;
  const toDrawing = (point: DOMPoint) => point.matrixTransform(svg.getScreenCTM()?.inverse());

  function put(next: typeof place): void {
    place = next;
    group.style.transform = `translate(${place.x}px, ${place.y}px) scale(${place.scale})`;
  }

  const zoom: View['zoom'] = (factor, at = middleOf(svg)) => {
    const wanted = place.scale * factor * base();
    const scale = Math.min(Math.max(wanted, SMALLEST), LARGEST) / base();
    const { x, y } = toDrawing(at);
    const ratio = scale / place.scale;
    put({ scale, x: x - (x - place.x) * ratio, y: y - (y - place.y) * ratio });
  };

  const move: View['move'] = (from, to) => {
    const [start, end] = [toDrawing(from), toDrawing(to)];
    put({ ...place, x: place.x + end.x - start.x, y: place.y + end.y - start.y });
  };

  const showAll = () => {
    put({ scale: 1, x: 0, y: 0 });
    if (base() > 1) zoom(1 / base());
  };

  const reveal: View['reveal'] = (element) => {
    const shown = place.scale * base();
    if (shown < READABLE) zoom(COMFORTABLE / shown);
    if (!isWithin(element, svg)) move(middleOf(element), middleOf(svg));
  };

  return { zoom, move, showAll, reveal };
}
