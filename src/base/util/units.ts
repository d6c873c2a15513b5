const SECONDS = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 } as const;
const BYTES = { B: 1, KiB: 1024, MiB: 1024 * 1024 } as const;

/** One number and its unit: `30s`, `5m`, `12h`, `4d`, `2w`. */
export const DURATION = /^(\d{1,9})(s|m|h|d|w)$/;

/** `1024B`, `256KiB`, `1MiB`. */
export const SIZE = /^(\d{1,9})(B|KiB|MiB)$/;

function convert(text: string, form: RegExp, factors: Readonly<Record<string, number>>): number | undefined {
  const [, count, unit] = form.exec(text) ?? [];
  return count === undefined || unit === undefined ? undefined : Number(count) * factors[unit]!;
}

/** A duration as written, in seconds; a bare number is seconds already. `undefined` if it is none. */
export function toSeconds(written: number | string): number | undefined {
  return typeof written === 'number' ? written : convert(written, DURATION, SECONDS);
}

/** `250ms`, `2s`, `1m` in milliseconds. `undefined` if it is none. */
export function toMilliseconds(written: string): number | undefined {
  return convert(written, /^(\d{1,6})(ms|s|m)$/, { ms: 1, s: 1000, m: 60_000 });
}

/** A size as written, in bytes; a bare number is bytes already. `undefined` if it is none. */
export function toBytes(written: number | string): number | undefined {
  return typeof written === 'number' ? written : convert(written, SIZE, BYTES);
}

function format(amount: number, factors: Readonly<Record<string, number>>): string {
  const whole = Object.entries(factors).filter(([, factor]) => amount >= factor && amount % factor === 0);
  const [unit, factor] = whole.at(-1) ?? Object.entries(factors)[0]!;
  return `${amount / factor}${unit}`;
}

/** Seconds in the largest unit that needs no fraction, but no weeks: `14d`, `90s`. */
export function formatSeconds(seconds: number): string {
  const { w: _, ...units } = SECONDS;
  return format(seconds, units);
}

/** A duration for people, with two units at most: `45s`, `1h 58m`; never where there is no end. */
export function aboutSeconds(seconds: number): string {
  if (seconds === Infinity) return 'never';
  const units = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor((seconds % 86_400) / 3600), 'h'],
    [Math.floor((seconds % 3600) / 60), 'm'],
    [Math.floor(seconds % 60), 's'],
  ] as const;
  const first = units.findIndex(([amount]) => amount > 0);
  if (first < 0) return '0s';
  const told = units.slice(first, first + 2).filter(([amount]) => amount > 0);
  return told.map(([amount, unit]) => `${amount}${unit}`).join(' ');
}

export function formatBytes(bytes: number): string {
  return format(bytes, BYTES);
}
