import { locateAll } from '#base/diagnostics/locate';
import type { Plan } from '../plan/changes';
import { judge, refusals, type Refusal } from '../plan/guard';
import type { LocatedRefusal, PlanReport } from '../plan/report';
import { readDepths } from './depths';
import type { Stack } from './stack';

/** The plan of a stack. */
export interface Planned {
  readonly stack: Stack;
  readonly plan: Plan;
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
export function guardPlans(planned: readonly Planned[], allowed: readonly string[]): Promise<PlanReport[]> {
  const reports = planned.map(async ({ stack, plan }): Promise<PlanReport> => {
    const others = planned
      .map((other) => other.plan)
      .filter((other) => other !== plan && other.topology === plan.topology);
    const { refused, accepted } = judge(refusals(plan, await readDepths(plan), others), allowed);
    return {
      stack: stack.name,
      plan,
      refused: located(refused, stack),
      accepted: located(accepted, stack),
    };
  });
  return Promise.all(reports);
}
