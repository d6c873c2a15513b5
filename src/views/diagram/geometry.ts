export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box {
  /** The corner at the top left. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Tenths of a pixel are finer than anybody sees. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** As it stands in the data of an SVG path. */
export function written({ x, y }: Point): string {
  return `${round(x)},${round(y)}`;
}
