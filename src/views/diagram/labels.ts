import type { Label, Layout } from './layout';
import { round, type Box, type Point } from './geometry';
import { SIZES } from './sizes';
import { textWidth } from './text-size';

/*
 * Words of arrows are seen: where a label would stand under a box or on other words, it moves along its arrow.
 */

/** What a label covers, with a little room around its words. */
export function labelBox({ lines, x, y, anchor }: Label): Box {
  const width = Math.ceil(Math.max(...lines.map((line) => textWidth(line, SIZES.edge)))) + 4;
  const height = lines.length * SIZES.line;
  const left = anchor === 'middle' ? x - width / 2 : x - 2;
  return { x: round(left), y: round(y - height / 2), width, height };
}

/** Between what is read: letters of some fonts rise above their line. */
const ROOM = 3;

function areClose(a: Box, b: Box): boolean {
  const isBeside = a.x + a.width + ROOM <= b.x || b.x + b.width + ROOM <= a.x;
  return !isBeside && a.y < b.y + b.height + ROOM && b.y < a.y + a.height + ROOM;
}

/** Alarms stand on the upper edge of a box and rise above it. */
function withAlarms({ x, y, width, height }: Box): Box {
  return { x, y: y - SIZES.badge / 2, width, height: height + SIZES.badge / 2 };
}

const SAMPLES = 16;

function bezier([a, b, c, d]: readonly [Point, Point, Point, Point], share: number): Point {
  const rest = 1 - share;
  const weights = [rest ** 3, 3 * rest ** 2 * share, 3 * rest * share ** 2, share ** 3] as const;
  const sum = (key: keyof Point) =>
    weights[0] * a[key] + weights[1] * b[key] + weights[2] * c[key] + weights[3] * d[key];
  return { x: sum('x'), y: sum('y') };
}

/** Points of a path of Bézier curves and straight lines, as routes are. */
function pointsOf(path: string): Point[] {
  let at: Point = { x: 0, y: 0 };
  return Array.from(path.matchAll(/([MCL])([^MCL]*)/g)).flatMap(([, command, data = '']) => {
    const points = data
      .trim()
      .split(/\s+/)
      .map((text): Point => {
        const [x = 0, y = 0] = text.split(',').map(Number);
        return { x, y };
      });
    const samples: Point[] = [];
    const size = command === 'C' ? 3 : 1;
    for (let index = 0; index + size <= points.length; index += size) {
      const end = points[index + size - 1]!;
      const curve = [
        at,
        size === 3 ? points[index]! : at,
        size === 3 ? points[index + 1]! : end,
        end,
      ] as const;
      for (let step = 0; command !== 'M' && step < SAMPLES; step += 1) {
        samples.push(bezier(curve, (step + 0.5) / SAMPLES));
      }
      at = end;
    }
    return samples;
  });
}

/** How far over and below its arrow a label may stand, in lines. */
const FARTHEST = 15;

const AWAY = Array.from({ length: 4 * FARTHEST + 1 }, (_, step) => (step / 2 - FARTHEST) * SIZES.line);

/** Other places along the arrow, the one nearest to the wish first. */
function candidates(path: string, wish: Label): Label[] {
  const places = pointsOf(path).flatMap(({ x, y }) =>
    AWAY.map((away) => {
      const cost = Math.hypot(x - wish.x, y + away - wish.y) + 2 * Math.abs(away);
      return { cost, label: { ...wish, x: round(x), y: round(y + away), anchor: 'middle' as const } };
    }),
  );
  return places.sort((a, b) => a.cost - b.cost).map(({ label }) => label);
}

/** All words or, where there is no room for them, how they begin: the page and the title of the arrow tell the rest. */
function versions(label: Label): Label[] {
  const [first = '', ...more] = label.lines;
  return more.length === 0 ? [label] : [label, { ...label, lines: [`${first} …`] }];
}

function isWithin({ x, y, width, height }: Box, drawing: Pick<Layout, 'width' | 'height'>): boolean {
  return x >= 0 && y >= 0 && x + width <= drawing.width && y + height <= drawing.height;
}

/** The routes with labels that nothing hides. Those that stand well stay where they are. */
export function withFreeLabels(layout: Layout): Layout {
  const taken = Array.from(layout.boxes.values(), withAlarms);
  const isFree = (label: Label) => {
    const box = labelBox(label);
    return !taken.some((other) => areClose(other, box));
  };
  const routes = new Map(layout.routes);
  const crowded = [...routes].flatMap(([id, { path, label }]) => {
    if (!label) return [];
    if (!isFree(label)) return [{ id, path, label }];
    taken.push(labelBox(label));
    return [];
  });
  for (const { id, path, label: wish } of crowded) {
    const wishes = versions(wish).flatMap((version) => candidates(path, version));
    const label = wishes.find((one) => isWithin(labelBox(one), layout) && isFree(one));
    if (label) taken.push(labelBox(label));
    routes.set(id, { path, label });
  }
  return { ...layout, routes };
}
