/*
 * Values of metric math. A time series has a number for each minute, or NaN where it has no point.
 */

/** The minutes that an evaluation looks at, both included. */
export interface Range {
  from: number;
  to: number;
}

export type TimeSeries = (minute: number) => number;

export type Value =
  | { readonly kind: 'scalar'; readonly value: number }
  | { readonly kind: 'series'; readonly at: TimeSeries }
  | { readonly kind: 'array'; readonly items: readonly TimeSeries[] };

export function scalar(value: number): Value {
  return { kind: 'scalar', value };
}

export function series(at: TimeSeries): Value {
  return { kind: 'series', at };
}

/** The points of a series that exist in a range. */
export function pointsIn(at: TimeSeries, { from, to }: Range): number[] {
  const points: number[] = [];
  for (let minute = from; minute <= to; minute += 1) {
    const value = at(minute);
    if (!Number.isNaN(value)) points.push(value);
  }
  return points;
}
