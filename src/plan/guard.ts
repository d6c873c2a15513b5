import { error, type Diagnostic } from '../diagnostics/diagnostic';
import { didYouMean, nearest } from '../diagnostics/suggest';
import type { Plan } from './changes';
import { DANGERS } from './dangers';
import type { Depths } from './dangers/danger';

/** A dangerous change, and what to write to accept it. */
export interface Refusal {
  /** `replace:queue.billing`. */
  readonly allow: string;
  readonly address: string;
  readonly diagnostic: Diagnostic;
}

/** Every dangerous change in a plan. */
export function refusals(plan: Plan, depths: Depths): Refusal[] {
  return plan.changes.flatMap((change) =>
    DANGERS.flatMap((danger) => {
      const found = danger.find(change, { plan, depths });
      if (!found) return [];
      const { element, address } = change;
      const allow = `${danger.id}:${element.id}`;
      const help = `${found.safeWay}; or accept it with \`--allow ${allow}\``;
      const at = { path: found.path ?? element.path, on: 'key' as const };
      return [
        { allow, address, diagnostic: error({ rule: danger.id, message: found.message, help, ...at }) },
      ];
    }),
  );
}

export interface Verdict {
  /** What stops the plan. */
  readonly refused: readonly Refusal[];
  /** What was found too, and accepted by name. */
  readonly accepted: readonly Refusal[];
}

/** Nothing passes that is not accepted by name. */
export function judge(found: readonly Refusal[], allowed: readonly string[]): Verdict {
  return {
    refused: found.filter(({ allow }) => !allowed.includes(allow)),
    accepted: found.filter(({ allow }) => allowed.includes(allow)),
  };
}

/** Why an `--allow` cannot be right, whatever the plan. */
export function malformedAllow(allow: string): string | undefined {
  const [, danger] = /^([a-z-]+):[a-z-]+\.[\w-]+$/.exec(allow) ?? [];
  if (danger === undefined) return 'write it as in `--allow replace:queue.billing`';
  const ids = DANGERS.map(({ id }) => id);
  if (ids.includes(danger)) return undefined;
  const near = nearest(danger, ids);
  return near === undefined ? `it may start with ${ids.join(', ')}` : didYouMean(near);
}
