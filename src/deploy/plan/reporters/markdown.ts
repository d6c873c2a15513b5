import type { Place } from '#base/diagnostics/diagnostic';
import { code, message as written } from '#base/util/markdown';
import { plural } from '#base/util/text';
import type { Change } from '../changes';
import { pendingSubscriptions } from '../confirmations';
import { deliveryChanges, type DeliveryChange } from '../deliveries';
import { kindsOf, ownDetails } from '../adoption';
import {
  acceptanceWords,
  countWords,
  DEGREES,
  hasChanges,
  type LocatedAccepted,
  type LocatedRefusal,
  type PlanReport,
} from '../report';

/** Text that stays in its cell of a table. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/\s+/g, ' ');
}

const EFFECTS: Readonly<Record<DeliveryChange['effect'], string>> = {
  more: 'receives **more**',
  less: 'receives **less**',
  other: 'receives **other messages**',
};

function deliveryLine({ effect, receiver, topic, reason, filter }: DeliveryChange): string {
  const only = typeof filter === 'string' && filter !== '' ? ` (filter ${code(filter)})` : '';
  return `- ${code(receiver)} ${EFFECTS[effect]} from ${code(topic)}: ${written(reason)}${only}`;
}

function where(place: Place | undefined): string {
  return place ? ` (${code(`${place.file}:${place.start.line}`)})` : '';
}

function dangerLine({ allow, degree, diagnostic }: LocatedRefusal): string {
  const { message, help, place } = diagnostic;
  return `- **${written(message)}**${where(place)}: ${DEGREES[degree]}\n  ${help === undefined ? code(`--allow ${allow}`) : written(help)}`;
}

function acceptedLine(accepted: LocatedAccepted): string {
  const { acceptance, diagnostic } = accepted;
  if (!acceptance) return dangerLine(accepted);
  const help = acceptanceWords(acceptance);
  return dangerLine({ ...accepted, diagnostic: { ...diagnostic, help } });
}

function changeRow(change: Change): string {
  const { action, imported, element, from } = change;
  const word = imported && action === 'update' ? 'import' : action;
  const settings = ownDetails(change).map(({ setting, before, after }) => `${setting}: ${before} → ${after}`);
  const origin = from === undefined ? [] : [`was \`${from.name}\``];
  return `| ${word} | ${cell(written(element.label))} | ${cell(written([...origin, ...settings].join('; ')))} |`;
}

function block(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`#### ${title}`, lines.join('\n')];
}

function stackSection(report: PlanReport): string[] {
  const { stack, plan, refused, accepted } = report;
  const { region, account } = plan.topology;
  const place = `${region}${account === undefined ? '' : `, account ${account}`}`;
  const heading = [`### ${stack}`, `${place}: ${countWords(plan)}`];
  if (!hasChanges(plan)) return heading;
  const rows = plan.changes.map(changeRow);
  const kinds = kindsOf(plan).map((words) => `- ${words}`);
  return [
    ...heading,
    ...block(`Refused: ${plural(refused.length, 'dangerous change')}`, refused.map(dangerLine)),
    ...block(`Accepted: ${plural(accepted.length, 'dangerous change')}`, accepted.map(acceptedLine)),
    ...block('On everything that is taken over', kinds),
    ...block('Who receives what', deliveryChanges(plan).map(deliveryLine)),
    ...block(
      'Waiting to be confirmed',
      pendingSubscriptions(plan).map(({ message }) => `- ${written(message)}`),
    ),
    ...(rows.length === 0
      ? []
      : [
          `<details><summary>All changes</summary>`,
          ['| Action | Element | Settings |', '| --- | --- | --- |', ...rows].join('\n'),
          '</details>',
        ]),
  ];
}

/** A comment for a pull request. */
export function planMarkdown(reports: readonly PlanReport[]): string {
  return `${['## Plan of the messaging topology', ...reports.flatMap(stackSection)].join('\n\n')}\n`;
}
