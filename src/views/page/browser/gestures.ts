import type { View } from './view';

/** Pixels that a finger may move while it only taps. */
const TAP = 5;

function distance(a: DOMPoint, b: DOMPoint): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function between(a: DOMPoint, b: DOMPoint): DOMPoint {
  return new DOMPoint((a.x + b.x) / 2, (a.y + b.y) / 2);
}

/**
 * Dragging moves the map, the wheel and two fingers zoom. Gives back whether the last press was a drag, which
 * chooses nothing.
 */
export function listenToGestures(svg: SVGSVGElement, view: View): () => boolean {
  const pointers = new Map<number, DOMPoint>();
  let start = new DOMPoint();
  let dragged = false;

  svg.addEventListener('pointerdown', (event) => {
    start = new DOMPoint(event.clientX, event.clientY);
    if (pointers.size === 0) dragged = false;
    pointers.set(event.pointerId, start);
  });

  svg.addEventListener('pointermove', (event) => {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const now = new DOMPoint(event.clientX, event.clientY);
    if (!dragged && distance(start, now) <= TAP) return;
    if (!dragged) svg.setPointerCapture(event.pointerId);
    dragged = true;
    pointers.set(event.pointerId, now);
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
    if (!other) return view.move(before, now);
    view.move(between(before, other), between(now, other));
    if (distance(before, other) > 0) {
      view.zoom(distance(now, other) / distance(before, other), between(now, other));
    }
  });

  for (const end of ['pointerup', 'pointercancel', 'pointerleave'] as const) {
    svg.addEventListener(end, (event) => pointers.delete(event.pointerId));
  }

  const onWheel = (event: WheelEvent) => {
    event.preventDefault();
    // What a touchpad reports for two fingers has smaller steps.
    const speed = event.ctrlKey ? 0.01 : 0.0015;
    view.zoom(Math.exp(-event.deltaY * speed), new DOMPoint(event.clientX, event.clientY));
  };
  svg.addEventListener('wheel', onWheel, { passive: false });
  return () => dragged;
}
