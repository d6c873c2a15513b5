import { plural } from '#base/util/text';
import type { DeadLetterQueue } from './dead-letter-queue';
import type { Reason, Redriven } from './redrive';

/** Why messages stay, of one and of many alike, and what to do about it. */
const REASONS: Readonly<Record<Reason, string>> = {
  unwanted: 'kept back by the filter',
  origin: 'from somewhere else, or from nowhere that is said',
  returned: 'failed again and came back; is their consumer fixed?',
  young:
    'younger than 5 minutes: SQS would take them for duplicates of themselves and drop them; run this again then',
  behind: 'behind one of their message group that stays',
  refused: 'refused',
};

/** What was done and what was not. */
export function redrivenText({ moved, left, refusals, twice }: Redriven, { queue }: DeadLetterQueue): string {
  const lines = [
    `sent back ${plural(moved, 'message')} from \`${queue.name}\``,
    ...[...left].map(([reason, count]) => `  ${count} not sent: ${REASONS[reason]}`),
    ...refusals.map((refusal) => `    SQS says: ${refusal}`),
    ...(twice > 0 ? [`  ${twice} could not be deleted here, so they will be seen twice`] : []),
  ];
  return lines.map((line) => `${line}\n`).join('');
}
