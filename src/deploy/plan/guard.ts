import { error, type Diagnostic } from '#base/diagnostics/diagnostic';
import { didYouMean, nearest } from '#base/diagnostics/suggest';
import { isExpired, type AcceptedDanger } from '#model/judgement';
import { isAbout } from './accepted-dangers';
import type { Change, Plan } from './changes';
import { DANGERS } from './dangers';
import type { Circumstances, Danger, Degree, Depths, Found } from './dangers/danger';
import type { ElementReference } from './element';
import { keeping } from './kept';

/** A dangerous change, and what to write to accept it. */
export interface Refusal {
  /** `replace:queue.billing`. */
  readonly allow: string;
  readonly address: string;
  readonly degree: Degree;
  /** How many messages the queue holds, if it is one that goes and could be asked. */
  readonly depth: number | undefined;
  readonly diagnostic: Diagnostic;
}

const FINAL: ReadonlySet<string> = new Set(DANGERS.filter(({ isFinal }) => isFinal).map(({ id }) => id));

/** The plans of several stacks as one, so that what happens in one of them explains what happens in another. */
function combined(plan: Plan, others: readonly Plan[]): Plan {
  if (others.length === 0) return plan;
  const all = [plan, ...others];
  return {
    ...plan,
    resources: all.flatMap(({ resources }) => resources),
    changes: all.flatMap(({ changes }) => changes),
  };
}

/** Where resources are made, by their addresses. */
function creators(others: readonly Plan[]): ReadonlyMap<string, string> {
  return new Map(
    others.flatMap(({ stack, changes }) =>
      changes.filter(({ action }) => action === 'create').map(({ address }) => [address, stack] as const),
    ),
  );
}

/** What stack keeps a resource that another one destroys, since both have it in their state. */
function holders(others: readonly Plan[]): (change: Change) => string | undefined {
  const stacks = others.map((other) => ({ stack: other.stack, keeps: keeping(other) }));
  return (change) =>
    change.action === 'destroy' ? stacks.find(({ keeps }) => keeps(change))?.stack : undefined;
}

function refusalOf(danger: Danger, found: Found, element: ElementReference, address: string): Refusal {
  const allow = `${danger.id}:${element.id}`;
  const help = danger.isFinal ? found.safeWay : `${found.safeWay}; or accept it with \`--allow ${allow}\``;
  const at = { path: found.path ?? element.path, on: 'key' as const };
  return {
    allow,
    address,
    degree: found.degree ?? danger.degree,
    depth: found.depth,
    diagnostic: error({ rule: danger.id, message: found.message, help, ...at }),
  };
}

/** What is known beside the plans. */
export type Knowledge = Pick<Circumstances, 'hasHandler' | 'surroundings'>;

/** Every dangerous change in the plan of a stack, beside those of the other stacks of the topology. */
export function refusals(
  plan: Plan,
  depths: Depths,
  others: readonly Plan[] = [],
  knowledge: Knowledge = {},
): Refusal[] {
  const made = creators(others);
  const movedTo = ({ action, address }: Change) => (action === 'destroy' ? made.get(address) : undefined);
  const circumstances = {
    ...knowledge,
    plan: combined(plan, others),
    own: plan,
    depths,
    movedTo,
    heldBy: holders(others),
  };
  const inWhole = DANGERS.flatMap((danger) => {
    const found = danger.findInWhole?.(circumstances);
    return found ? [refusalOf(danger, found, found.element, found.element.id)] : [];
  });
  const inChanges = plan.changes.flatMap((change) =>
    DANGERS.flatMap((danger) => {
      const found = danger.find(change, circumstances);
      return found ? [refusalOf(danger, found, change.element, change.address)] : [];
    }),
  );
  return [...inWhole, ...inChanges];
}

/** What is accepted by name: in any case, or only if the queue is empty. */
export interface Allowed {
  readonly always: readonly string[];
  readonly ifEmpty: readonly string[];
}

export interface Verdict {
  /** What stops the plan. */
  readonly refused: readonly Refusal[];
  /** What was found too, and accepted by name or in the file. */
  readonly accepted: readonly AcceptedRefusal[];
}

export interface AcceptedRefusal extends Refusal {
  /** The entry of the file that accepts it; absent if that was done by name. */
  readonly acceptance?: AcceptedDanger | undefined;
}

/** What the file accepts, and the day for which that is asked. */
export interface InFile {
  readonly acceptedDangers: readonly AcceptedDanger[];
  /** `2026-12-31`. */
  readonly today: string;
}

/** With what had been accepted until some day. */
function formerlyAccepted(refusal: Refusal, entries: readonly AcceptedDanger[]): Refusal {
  const told = entries.map(({ until, path }) => ({ message: `it was accepted until ${until}`, path }));
  const { diagnostic } = refusal;
  const related = [...(diagnostic.related ?? []), ...told];
  return told.length === 0 ? refusal : { ...refusal, diagnostic: { ...diagnostic, related } };
}

/** Nothing passes that is not accepted by name, or in the file on that day. */
export function judge(
  found: readonly Refusal[],
  { always, ifEmpty }: Allowed,
  { acceptedDangers, today }: InFile = { acceptedDangers: [], today: '' },
): Verdict {
  const refused: Refusal[] = [];
  const accepted: AcceptedRefusal[] = [];
  for (const refusal of found) {
    const { allow, diagnostic, depth } = refusal;
    const isNamed = always.includes(allow) || (depth === 0 && ifEmpty.includes(allow));
    const entries = acceptedDangers.filter((entry) => isAbout(entry, refusal));
    const acceptance = isNamed ? undefined : entries.find((entry) => !isExpired(entry, today));
    const isAccepted = !FINAL.has(diagnostic.rule) && (isNamed || acceptance !== undefined);
    if (isAccepted) accepted.push({ ...refusal, acceptance });
    else refused.push(formerlyAccepted(refusal, entries));
  }
  return { refused, accepted };
}

/** Why an `--allow-if-empty` cannot be right, whatever the plan. */
export function malformedCondition(allow: string): string | undefined {
  return /^(?:destroy|replace):queue\.[\w-]+$/.test(allow)
    ? undefined
    : 'it is for queues: write it as in `--allow-if-empty destroy:queue.billing`';
}

/** Why an `--allow` cannot be right, whatever the plan. */
export function malformedAllow(allow: string): string | undefined {
  const [, danger] = /^([a-z-]+):[a-z0-9-]+\.[\w-]+$/.exec(allow) ?? [];
  if (danger === undefined) return 'write it as in `--allow replace:queue.billing`';
  const ids: readonly string[] = DANGERS.map(({ id }) => id);
  if (FINAL.has(danger))
    return `\`${danger}\` cannot be accepted, since there is a safe way: \`msgtopo plan\` tells it`;
  if (ids.includes(danger)) return undefined;
  const near = nearest(danger, ids);
  return near === undefined ? `it may start with ${ids.join(', ')}` : didYouMean(near);
}
