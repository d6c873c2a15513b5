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
}

function located(found: readonly Refusal[], { locate }: Stack): LocatedRefusal[] {
  const diagnostics = locateAll(
    found.map(({ diagnostic }) => diagnostic),
    locate,
  );
  return found.map(({ allow, address, degree }, index) => ({
    allow,
    address,
    degree,
    diagnostic: diagnostics[index]!,
  }));
}

/** The verdict of the guard on each plan; those of one environment are looked at together. */
export function guardPlans(
  planned: readonly Planned[],
  { allowed, environments, env }: GuardRequest,
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
    );
    return {
      stack: stack.name,
      plan,
      refused: located(refused, stack),
      accepted: located(accepted, stack),
    };
  });
  return Promise.all(reports);
}
