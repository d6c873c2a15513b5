import { toSeconds } from './units';

/** `5x`, `1.5x`. */
export const TIMES = /^([1-9]\d{0,3}(?:\.\d{1,2})?)x$/;

/** `10x`, or `10x for 2h`; without a duration it is an hour. */
export const SLOWDOWN = /^([1-9]\d{0,3}(?:\.\d{1,2})?)x(?: for (\d{1,7}[smhd]))?$/;

/** `1%`, `0.5%`. */
export const PERCENT = /^(100|\d{1,2}(?:\.\d{1,3})?)%$/;

/** `250ms`, `2s`. */
export const MESSAGE_TIME_TEXT = /^[1-9]\d{0,5}(ms|s|m)$/;

const HOUR = 3600;

export function toTimes(written: string): number | undefined {
  const [, factor] = TIMES.exec(written) ?? [];
  return factor === undefined ? undefined : Number(factor);
}

export function toSlowdown(
  written: string,
): { readonly timesAsLong: number; readonly seconds: number } | undefined {
  const [, factor, duration] = SLOWDOWN.exec(written) ?? [];
  if (factor === undefined) return undefined;
  return { timesAsLong: Number(factor), seconds: duration === undefined ? HOUR : toSeconds(duration)! };
}

/** From 0 to 1. */
export function toPart(written: string): number | undefined {
  const [, percent] = PERCENT.exec(written) ?? [];
  return percent === undefined ? undefined : Number(percent) / 100;
}
