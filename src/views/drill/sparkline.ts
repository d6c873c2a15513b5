const BARS = '▁▂▃▄▅▆▇█';

/** The highest value in each of so many parts. */
export function highest(values: readonly number[], parts: number): number[] {
  const count = Math.min(parts, values.length);
  return Array.from({ length: count }, (_, part) => {
    const from = Math.floor((part * values.length) / count);
    const to = Math.max(from + 1, Math.floor(((part + 1) * values.length) / count));
    return Math.max(...values.slice(from, to));
  });
}

/** A line of bars as wide as a terminal can show, from nothing to the highest value, which is at least `least`. */
export function sparkline(values: readonly number[], width: number, least = 1): string {
  const parts = highest(values, width);
  const most = Math.max(least, ...parts);
  return parts.map((value) => BARS[Math.min(7, Math.ceil((value / most) * 7))]!).join('');
}
