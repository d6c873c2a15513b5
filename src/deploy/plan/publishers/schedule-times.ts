const UNITS: Readonly<Record<string, number>> = { minute: 1, hour: 60, day: 24 * 60 };

/** Of `rate(5 minutes)`; nothing for other expressions. */
function minutesBetween(expression: string): number | undefined {
  const [, count, unit = ''] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  return count === undefined ? undefined : Number(count) * UNITS[unit]!;
}

/** How many values a field of `cron` has; nothing for ranges and steps. */
function valuesIn(field: string, all: number): number | undefined {
  if (field === '*') return all;
  return /^\d+(,\d+)*$/.test(field) ? new Set(field.split(',').map(Number)).size : undefined;
}

interface Cron {
  readonly timesOnADay: number;
  readonly days: string;
}

function cronOf(expression: string): Cron | undefined {
  const [, minutes = '', hours = '', days = ''] = /^cron\((\S+) (\S+) (.+)\)$/.exec(expression) ?? [];
  const [minutely, hourly] = [valuesIn(minutes, 60), valuesIn(hours, 24)];
  return minutely === undefined || hourly === undefined
    ? undefined
    : { timesOnADay: minutely * hourly, days };
}

/** Whether both run on the same days, and the second as often on each, if perhaps at another time. */
function sameDays(before: string, after: string): boolean {
  const [old, planned] = [cronOf(before), cronOf(after)];
  return old !== undefined && old.days === planned?.days && planned.timesOnADay >= old.timesOnADay;
}

/** Whether a schedule certainly runs as often as before, or more often. */
export function runsAsOften(before: string, after: string): boolean {
  const [old, planned] = [minutesBetween(before), minutesBetween(after)];
  if (before === after || sameDays(before, after)) return true;
  return old !== undefined && planned !== undefined && old % planned === 0;
}
