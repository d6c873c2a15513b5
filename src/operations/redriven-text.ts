import { plural } from '../util/text';
import type { DeadLetterQueue } from './dead-letter-queue';
import type { Reason, Redriven } from './redrive';

/** Why messages stay, and what to do about it. */
const REASONS: Readonly<Record<Reason, string>> = {
  unwanted: 'do not pass the filter',
  origin: 'do not come from there, or do not say where they come from',
  returned: 'failed again and are back; is their consumer mended?',
  young:
    'are younger than 5 minutes: SQS would take them for duplicates of themselves and drop them; run this again then',
  behind: 'are behind one of their message group that stays',
  refused: 'were refused',
};

/** What was done and what was not. */
export function redrivenText({ moved, left, refusals, twice }: Redriven, { queue }: DeadLetterQueue): string {
  const lines = [
    `sent back ${plural(moved, 'message')} from \`${queue.name}\``,
    ...[...left].map(([reason, count]) => `  ${count} stay: they ${REASONS[reason]}`),
    ...refusals.map((refusal) => `    SQS says: ${refusal}`),
    ...(twice > 0 ? [`  ${twice} could not be deleted here, so they will be seen twice`] : []),
  ];
  return lines.map((line) => `${line}\n`).join('');
}
