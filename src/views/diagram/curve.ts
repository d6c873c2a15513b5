import { round, written, type Box, type Point } from './geometry';

/** How far to the right of where it starts an arrow has reached its height. */
const BEND = 130;

const SAMPLES = 16;

/** How near to a box an arrow may come. */
const CLEARANCE = 6;

/** A point of the S that leads from one point to another and is level at both. */
function along(from: Point, to: Point, share: number): Point {
  const rest = 1 - share;
  const start = rest ** 3 + 3 * rest ** 2 * share;
  const bend = 3 * rest * share;
  const x = rest ** 3 * from.x + (bend * (from.x + to.x)) / 2 + share ** 3 * to.x;
  return { x, y: start * from.y + (1 - start) * to.y };
}

function isInside({ x, y }: Point, box: Box): boolean {
  const [left, top] = [box.x - CLEARANCE, box.y - CLEARANCE];
  const [right, bottom] = [box.x + box.width + CLEARANCE, box.y + box.height + CLEARANCE];
  return x > left && x < right && y > top && y < bottom;
}

/** Whether the level line from `start` on to `end` goes through a box. */
function isCrossed(start: Point, end: Point, box: Box): boolean {
  const nearest = Math.min(Math.max(box.x + box.width / 2, start.x), end.x);
  return isInside({ x: nearest, y: end.y }, box) || isInside(start, box);
}

export interface CalmCurve {
  readonly path: string;
  /** The middle of its level part, which has room for words. */
  readonly middle: Point;
}

/**
 * An arrow that first finds its height and then runs level, so that those of one topic do not cross. `undefined`
 * if it would go backwards or through a box.
 */
export function calmCurve(from: Point, to: Point, others: Iterable<Box>): CalmCurve | undefined {
  const reach = to.x - from.x;
  if (reach <= 0) return undefined;
  const level = { x: from.x + Math.min(BEND, reach * 0.7), y: to.y };
  const points = Array.from({ length: SAMPLES }, (_, index) => along(from, level, (index + 0.5) / SAMPLES));
  for (const box of others) {
    if (isCrossed(level, to, box) || points.some((point) => isInside(point, box))) return undefined;
  }
  const bend = round((from.x + level.x) / 2);
  const curve = `C${bend},${round(from.y)} ${bend},${round(to.y)} ${written(level)}`;
  return {
    path: `M${written(from)} ${curve} L${written(to)}`,
    middle: { x: round(((from.y === to.y ? from.x : level.x) + to.x) / 2), y: round(to.y) },
  };
}
