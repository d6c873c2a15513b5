import { availableParallelism } from 'node:os';
import type { Plan } from '../plan/changes';
import type { TerraformEvent } from '../terraform/events';
import { inParallel } from '#base/util/in-parallel';
import type { Planned } from './guard-stacks';
import { makePlan } from './plan-stack';
import { isTrouble, type Session, type Stack, type Trouble } from './stack';

export interface PlansRequest {
  /** Where Terraform writes the plan of a stack, absolute. */
  readonly fileFor: (stack: Stack) => string;
  readonly toApply: boolean;
  readonly destroy?: boolean;
  /** Makes stacks, with nothing in them, of those that were deployed and are no more in the file. */
  revive(sibling: Stack, former: readonly string[]): Promise<Stack[]>;
  readonly onEvent: (event: TerraformEvent) => void;
}

/** What came of planning several stacks. */
export interface Plans {
  readonly planned: readonly Planned[];
  readonly troubles: readonly Trouble[];
}

async function planEach(
  session: Session,
  stacks: readonly Stack[],
  { fileFor, toApply, destroy = false, onEvent }: PlansRequest,
): Promise<Plans> {
  const results = await inParallel(stacks, availableParallelism(), async (stack) => {
    const request = { file: fileFor(stack), toApply, destroy, onEvent };
    return { stack, plan: await makePlan(session, stack, request) };
  });
  return {
    planned: results.filter((result): result is Planned => !isTrouble(result.plan)),
    troubles: results.flatMap(({ plan }) => (isTrouble(plan) ? [plan] : [])),
  };
}

/** A former stack goes before the shared one forgets its name. */
export function afterFormer({ stack, plan }: Planned, former: readonly Stack[]): Planned {
  const others = former.map(({ name }) => name).filter((name) => name !== stack.name);
  const names = others.filter((name) => plan.formerStacks.includes(name));
  return { stack: { ...stack, dependencies: [...stack.dependencies, ...names] }, plan };
}

function missing({ formerStacks }: Plan, stacks: readonly Stack[]): string[] {
  return formerStacks.filter((name) => stacks.every((stack) => stack.name !== name));
}

/**
 * Plans stacks, as many at a time as there are processors. A stack that the last deploy knew of, and the file does not
 * any more, is planned too: what it holds would go, and the guard has to see it.
 */
export async function planStacks(
  session: Session,
  stacks: readonly Stack[],
  request: PlansRequest & { readonly all: readonly Stack[] },
): Promise<Plans> {
  const first = await planEach(session, stacks, request);
  const revived = new Map<Stack, readonly Stack[]>();
  for (const { stack, plan } of first.planned) {
    const former = missing(plan, request.all);
    if (former.length > 0) revived.set(stack, await request.revive(stack, former));
  }
  const second = await planEach(session, [...revived.values()].flat(), request);
  const waiting = first.planned.map((planned) => afterFormer(planned, revived.get(planned.stack) ?? []));
  return {
    planned: [...waiting, ...second.planned],
    troubles: [...first.troubles, ...second.troubles],
  };
}
