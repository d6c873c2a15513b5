import { reportFindings } from '#base/diagnostics/reporters/text';
import type { Style } from '#base/util/style';
import type { Action, Change } from '../changes';
import { kindsOf, ownDetails } from '../adoption';
import { pendingSubscriptions } from '../confirmations';
import { leftovers } from '../leftovers';
import { acceptanceWords, countWords, DEGREES, hasChanges, refusedWords, type PlanReport } from '../report';

/** A sign and a colour; the words beside it say the same. */
const SIGNS: Readonly<Record<Action, readonly [sign: string, paint: keyof Style, word: string]>> = {
  create: ['+', 'success', 'create'],
  import: ['<', 'success', 'import'],
  finish: ['+', 'success', 'finish'],
  update: ['~', 'warning', 'change'],
  replace: ['!', 'error', 'replace'],
  destroy: ['-', 'error', 'destroy'],
  move: ['>', 'warning', 'rename'],
  forget: ['.', 'warning', 'forget'],
  none: [' ', 'dim', 'keep'],
};

function changeLines(change: Change, style: Style): string[] {
  const { action, imported, element, from } = change;
  const [sign, paint, word] = SIGNS[imported && action === 'update' ? 'import' : action];
  const origin = from === undefined ? '' : ` (was \`${from.name}\`)`;
  const heading = `  ${style[paint](`${sign} ${word.padEnd(7)}`)} ${element.label}${origin}`;
  const details = ownDetails(change).map(
    ({ setting, before, after }) => `      ${style.dim(`${setting}: ${before} -> ${after}`)}`,
  );
  return [heading, ...details];
}

/** Dangers that are accepted, by name or in the file, are told all the same, with what is lost. */
export function acceptedLines({ accepted }: Pick<PlanReport, 'accepted'>, style: Style): string[] {
  return accepted.map(({ diagnostic, acceptance }) => {
    const why = acceptance ? ` (${acceptanceWords(acceptance)})` : '';
    return `  ${style.warning(acceptance ? 'accepted' : 'allowed')}: ${diagnostic.message}${why}`;
  });
}

export function stackText(report: PlanReport, style: Style): string {
  const { stack, plan } = report;
  const { topology, changes } = plan;
  const account = topology.account === undefined ? '' : `, account ${topology.account}`;
  const heading = `${style.bold(stack)} in ${topology.region}${account}`;
  if (!hasChanges(plan)) return `${heading}: nothing to change\n`;
  const lines = changes.flatMap((change) => changeLines(change, style));
  const notes = leftovers(plan).map(
    ({ message, command }) =>
      `  ${style.warning('note')}: ${message}; when it is deployed, run \`${command}\``,
  );
  const pending = pendingSubscriptions(plan).map(({ message }) => `  ${style.warning('note')}: ${message}`);
  const kinds = kindsOf(plan).map((words) => `  ${words}`);
  const accepted = acceptedLines(report, style);
  return `${[heading, ...lines, ...kinds, ...notes, ...pending, ...accepted, `  ${countWords(plan)}`].join('\n')}\n`;
}

/** What the guard refuses, and that it does. */
function refusalText(reports: readonly PlanReport[], style: Style): string {
  const refused = reports.flatMap((report) =>
    report.refused.map(({ diagnostic, degree }) => {
      const told = { message: DEGREES[degree], place: undefined };
      return { ...diagnostic, related: [told, ...diagnostic.related] };
    }),
  );
  if (refused.length === 0) return '';
  return `${reportFindings(refused, style)}\n\n${style.error(refusedWords(refused.length))}\n`;
}

export function planText(reports: readonly PlanReport[], style: Style): string {
  const stacks = reports.map((report) => stackText(report, style));
  return [...stacks, refusalText(reports, style)].filter((part) => part !== '').join('\n');
}
