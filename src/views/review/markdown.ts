import { plainText, table } from '#base/util/markdown';
import { plural } from '#base/util/text';
import type { Breaking } from '../compare/breaking';
import { BREAKING_WRITERS } from '../compare/breaking-reporters';
import type { ElementChange } from '../compare/compare';
import type { Consequence } from '../compare/consequence';
import { comparisonMarkdown, countWords } from '../compare/reporters';
import type { Estimate } from '../cost/estimate';
import { money } from '../cost/reporters';
import type { DrillReport } from '../drill/report';

/** What is different from before. */
export interface Change {
  readonly changes: readonly ElementChange[];
  readonly consequences: readonly Consequence[];
  readonly breaking: readonly Breaking[];
  /** Before. */
  readonly cost: Estimate;
}

/** What a change does to one environment, without asking AWS. */
export interface Review {
  readonly stack: string;
  /** `new` where there was no such environment; `invalid` where its file had errors. */
  readonly change: Change | 'new' | 'invalid';
  readonly cost: Estimate;
  readonly drills: readonly DrillReport[];
}

const PASTS = { new: 'new', invalid: 'the file had errors before' } as const;

function signed(usd: number): string {
  return `${usd < 0 ? '-' : '+'}${money(Math.abs(usd))}`;
}

/** Less than half a cent is no difference. */
function isSameMoney(before: number, after: number): boolean {
  return Math.abs(after - before) < 0.005;
}

function moneyWords(before: number, after: number): string {
  if (isSameMoney(before, after)) return money(after);
  return `${money(before)} → ${money(after)} (**${signed(after - before)}**)`;
}

function failedOf(drills: readonly DrillReport[]): readonly DrillReport[] {
  return drills.filter(({ diagnostics }) => diagnostics.length > 0);
}

function drillWords(drills: readonly DrillReport[]): string {
  if (drills.length === 0) return 'none';
  const failed = failedOf(drills).length;
  return failed === 0 ? `${drills.length} passed` : `**${failed} of ${drills.length} failed**`;
}

function none(count: number): string {
  return count === 0 ? 'none' : `**${count}**`;
}

/** Those that the file accepts do not stop a deploy. */
function dangerWords(consequences: readonly Consequence[]): string {
  const accepted = consequences.filter(({ acceptance }) => acceptance).length;
  const stopped = none(consequences.length - accepted);
  return accepted === 0 ? stopped : `${stopped}, ${accepted} accepted`;
}

const HEAD = ['', 'Changes', 'Breaking', 'Dangers', 'Dollars a month', 'Drills'];

function row({ stack, change, cost, drills }: Review): string[] {
  if (typeof change === 'string') return [stack, PASTS[change], '', '', money(cost.usd), drillWords(drills)];
  return [
    stack,
    countWords(change.changes),
    none(change.breaking.length),
    dangerWords(change.consequences),
    moneyWords(change.cost.usd, cost.usd),
    drillWords(drills),
  ];
}

/** What each element costs, where that changes. */
function costRows(before: Estimate, after: Estimate): string[][] {
  const sumOf = ({ lines }: Estimate, element: string) =>
    lines.filter((line) => line.element === element).reduce((sum, { usd }) => sum + usd, 0);
  const names = [...new Set([...before.lines, ...after.lines].map(({ element }) => element))];
  return names
    .map((name) => ({ name, old: sumOf(before, name), now: sumOf(after, name) }))
    .filter(({ old, now }) => !isSameMoney(old, now))
    .map(({ name, old, now }) => [name, money(old), money(now), signed(now - old)]);
}

function folded(title: string, text: string): string[] {
  return [`<details><summary>${title}</summary>`, text.trimEnd(), '</details>'];
}

function sections({ stack, change, drills }: Review, after: Estimate): string[] {
  const failed = failedOf(drills).flatMap(({ result, diagnostics }) =>
    diagnostics.map(({ message }) => `- drill ${plainText(result.drill.name)}: ${plainText(message)}`),
  );
  const drilled = failed.length === 0 ? [] : [`### Failed drills of ${stack}`, failed.join('\n')];
  if (typeof change === 'string') return drilled;
  const { changes, consequences, breaking } = change;
  const rows = costRows(change.cost, after);
  return [
    ...drilled,
    ...(breaking.length === 0
      ? []
      : [BREAKING_WRITERS.markdown(breaking).trimEnd().replace(/^### /, `### ${stack}: `)]),
    ...(changes.length + consequences.length === 0
      ? []
      : folded(`Changes of ${stack}`, comparisonMarkdown(changes, consequences))),
    ...(rows.length === 0
      ? []
      : folded(
          `Cost of ${stack}: ${plural(rows.length, 'element')} with another price`,
          table(['element', 'before', 'after', ''], rows),
        )),
  ];
}

/** The first part of a comment on a pull request: one row for each environment, and below it what is to be looked at. */
export function reviewMarkdown(reviews: readonly Review[]): string {
  const parts = reviews.flatMap((review) => sections(review, review.cost));
  return `${['## Review of the messaging topology', table(HEAD, reviews.map(row)), ...parts].join('\n\n')}\n`;
}
