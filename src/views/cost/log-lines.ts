import { line, type Line } from './line';
import { gigabytes, type Load } from './load';
import { HOURS } from '#model/kinds/cost';

const DAYS = HOURS / 24;

/** What so many records cost when they are written, and for as long as the log group keeps them. */
export function logLines(element: string, records: number, { logBytesPerMessage, logDays }: Load): Line[] {
  const written = gigabytes({ messages: records, size: logBytesPerMessage });
  return [
    line(element, 'GB of logs', 'log-gb', { quantity: written }),
    line(element, 'GB of logs kept', 'log-kept-gb', { quantity: (written * logDays) / DAYS }),
  ];
}
