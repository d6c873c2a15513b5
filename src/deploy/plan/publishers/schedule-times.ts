const UNITS: Readonly<Record<string, number>> = { minute: 1, hour: 60, day: 24 * 60 };

/** Of `rate(5 minutes)`; nothing for other expressions. */
function minutesBetween(expression: string): number | undefined {
  const [, count, unit = ''] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  return count === undefined ? undefined : Number(count) * UNITS[unit]!;
}

/** Whether a schedule certainly runs as often as before, or more often. */
export function runsAsOften(before: string, after: string): boolean {
  const [old, planned] = [minutesBetween(before), minutesBetween(after)];
  return before === after || (old !== undefined && planned !== undefined && old % planned === 0);
}
