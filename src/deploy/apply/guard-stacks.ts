import { locateAll } from '#base/diagnostics/locate';
import type { Plan } from '../plan/changes';
import { judge, refusals, type Allowed, type Refusal } from '../plan/guard';
import type { LocatedRefusal, PlanReport } from '../plan/report';
import { readDepths } from './depths';
import { handlerSearch } from './handlers';
import { readSurroundings } from './surroundings';
import type { Stack } from './stack';

/** The plan of a stack. */
export interface Planned {
  readonly stack: Stack;
  readonly plan: Plan;
}

export interface GuardRequest {
  readonly allowed: Allowed;
  /** All that the file has, also those that are not planned. */
  readonly environments: readonly string[];
  /** Of Terraform, which may choose another workspace. */
  readonly env: NodeJS.ProcessEnv;
  /** On which what the file accepts has to hold, `2026-12-31`. */
  readonly today: string;
}

function located({ allow, address, degree, diagnostic }: Refusal, { locate }: Stack): LocatedRefusal {
  return { allow, address, degree, diagnostic: locateAll([diagnostic], locate)[0]! };
}

/** The verdict of the guard on each plan; those of one environment are looked at together. */
export function guardPlans(
  planned: readonly Planned[],
  { allowed, environments, env, today }: GuardRequest,
): Promise<PlanReport[]> {
  const reports = planned.map(async (one): Promise<PlanReport> => {
    const { stack, plan } = one;
    const others = planned
      .map((other) => other.plan)
      .filter((other) => other !== plan && other.topology === plan.topology);
    const [depths, surroundings] = await Promise.all([
      readDepths(plan),
      readSurroundings(one, environments, env),
    ]);
    const { refused, accepted } = judge(
      refusals(plan, depths, others, { surroundings, hasHandler: handlerSearch(stack) }),
      allowed,
      { acceptedDangers: plan.topology.judgement.acceptedDangers, today },
    );
    return {
      stack: stack.name,
      plan,
      refused: refused.map((refusal) => located(refusal, stack)),
      accepted: accepted.map((refusal) => ({
        ...located(refusal, stack),
        acceptance: refusal.acceptance,
      })),
    };
  });
  return Promise.all(reports);
}
