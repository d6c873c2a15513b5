import type { LocatedDiagnostic } from '#base/diagnostics/diagnostic';
import { plural } from '#base/util/text';
import type { AcceptedDanger } from '#model/judgement';
import type { Action, Plan } from './changes';
import type { Allowed } from './guard';
import type { Degree } from './dangers/danger';

/** A refusal that knows its place. */
export interface LocatedRefusal {
  readonly allow: string;
  readonly address: string;
  readonly degree: Degree;
  readonly diagnostic: LocatedDiagnostic;
}

/** One that passes. */
export interface LocatedAccepted extends LocatedRefusal {
  /** The entry of the file that accepts it; absent if that was done by name. */
  readonly acceptance?: AcceptedDanger | undefined;
}

/** Until when the file accepts it, and why. */
export function acceptanceWords({ reason, until }: Pick<AcceptedDanger, 'reason' | 'until'>): string {
  return `accepted until ${until}: ${reason}`;
}

/** The plan of one stack, ready to be shown. */
export interface PlanReport {
  readonly stack: string;
  readonly plan: Plan;
  readonly refused: readonly LocatedRefusal[];
  readonly accepted: readonly LocatedAccepted[];
}

/** How bad a danger is, as the rest of a sentence about the change. */
export const DEGREES: Readonly<Record<Degree, string>> = {
  'loses-now': 'loses messages with this deploy',
  'loses-when': 'loses messages when something else happens',
  cuts: 'cuts off messages or work',
  delays: 'delays messages',
  widens: 'widens who gets or does something',
};

const COUNTED: readonly (readonly [Action, string])[] = [
  ['import', 'to import'],
  ['create', 'to create'],
  ['finish', 'to finish'],
  ['update', 'to change'],
  ['replace', 'to replace'],
  ['destroy', 'to destroy'],
  ['move', 'to rename'],
  ['forget', 'to forget'],
];

/** What is taken over counts as that, whether or not it is changed at once. */
export function countOf({ changes }: Plan, wanted: Action): number {
  return changes.filter(
    ({ action, imported }) => (imported && !isGone(action) ? 'import' : action) === wanted,
  ).length;
}

function isGone(action: Action): boolean {
  return action === 'replace' || action === 'destroy';
}

/** Whether applying the plan would do anything at all. */
export function hasChanges({ changes, outputsChange }: Plan): boolean {
  return changes.length > 0 || outputsChange;
}

/** `2 to create, 1 to change`, of several stacks together. */
export function totalWords(reports: readonly Pick<PlanReport, 'plan'>[]): string {
  const countIn = (action: Action) => reports.reduce((sum, { plan }) => sum + countOf(plan, action), 0);
  const counts = COUNTED.map(([action, words]) => [countIn(action), words] as const);
  const words = counts.filter(([count]) => count > 0).map(([count, text]) => `${count} ${text}`);
  if (words.length > 0) return words.join(', ');
  return reports.some(({ plan }) => plan.outputsChange) ? 'only outputs change' : 'nothing to change';
}

/** The same of one plan. */
export function countWords(plan: Plan): string {
  return totalWords([{ plan }]);
}

/** What was allowed, in either way, and that nothing in the plans needed. */
export function unusedAllows(reports: readonly PlanReport[], { always, ifEmpty }: Allowed): Allowed {
  const found = reports.flatMap(({ accepted, refused }) => [...accepted, ...refused]);
  const used = new Set(found.map(({ allow }) => allow));
  const unused = (allowed: readonly string[]) => allowed.filter((allow) => !used.has(allow));
  return { always: unused(always), ifEmpty: unused(ifEmpty) };
}

export function refusedWords(count: number): string {
  return `${plural(count, 'dangerous change')} refused; nothing was changed`;
}
