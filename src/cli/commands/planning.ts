import { join } from 'node:path';
import type { Context } from '../command';
import { planStacks, type Plans } from '#deploy/apply/plan-stacks';
import { followPlan } from '#deploy/apply/progress';
import type { Stack } from '#deploy/apply/stack';
import type { Deployment } from './deployment';

export interface Wanted {
  readonly fileFor: (stack: Stack) => string;
  readonly toApply: boolean;
  readonly destroy?: boolean;
}

/** A file for the plan of each stack. */
export function filesIn(folder: string): Wanted['fileFor'] {
  return ({ name }) => join(folder, name);
}

/** Plans the stacks of a deployment, telling how it goes. */
export async function planAloud(
  { session, stacks, all, writer }: Deployment,
  wanted: Wanted,
  { live }: Context,
): Promise<Plans> {
  const plans = await planStacks(session, stacks, {
    ...wanted,
    all,
    revive: (stack, names) => writer.revive(stack, names),
    onEvent: followPlan({ underWay: (text) => live.show(text) }),
  });
  live.show('');
  return plans;
}
