import type { LocalEvent } from './events';

const ID = 8;

function lastPart(name: string): string {
  return name.includes('://') ? name : name.slice(name.lastIndexOf(':') + 1);
}

function where({ kind, topic, queue, to }: LocalEvent): string {
  const from = queue ?? topic ?? '';
  if (to === undefined) return from;
  return kind === 'filtered' ? `${from} -x ${lastPart(to)}` : `${from} -> ${lastPart(to)}`;
}

/** What happened, on one line for a person. */
export function eventLine(event: LocalEvent): string {
  const { at, kind, origin, attempt, reason } = event;
  const time = new Date(at).toISOString().slice(11, 23);
  const more = [
    ...(attempt === undefined || attempt < 2 ? [] : [`receive ${attempt}`]),
    ...(reason === undefined ? [] : [reason]),
  ];
  return [time, kind.padEnd(11), origin.slice(0, ID).padEnd(ID), where(event), ...more].join('  ').trimEnd();
}
