const MINUTES_OF_DAY = 24 * 60;
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

function dayNumber(text: string): number {
  const named = DAYS.indexOf(text);
  return named >= 0 ? named + 1 : Number(text);
}

function matches(field: string, value: number, toNumber: (text: string) => number): boolean {
  if (field === '*' || field === '?') return true;
  return field.split(',').some((part) => {
    const [from = '', to = from] = part.split('-');
    return value >= toNumber(from) && value <= toNumber(to);
  });
}

/** Whether a `cron` expression names this minute. A run starts on a Monday at midnight of the zone of the schedule. */
export function isScheduled(expression: string, minute: number): boolean {
  const fields = /^cron\((\S+) (\S+) \S+ \S+ (\S+) \S+\)$/.exec(expression);
  if (!fields) throw new Error(`the schedule ${expression} is not played: only cron is`);
  const [, minutes = '', hours = '', days = ''] = fields;
  const ofDay = minute % MINUTES_OF_DAY;
  const weekday = ((Math.floor(minute / MINUTES_OF_DAY) + 1) % 7) + 1;
  return (
    matches(minutes, ofDay % 60, Number) &&
    matches(hours, Math.floor(ofDay / 60), Number) &&
    matches(days, weekday, dayNumber)
  );
}
