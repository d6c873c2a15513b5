import { elementFinder } from '../plan/element';
import type { Plan } from '../plan/changes';
import { runCommand, runWithEvents } from '../terraform/terraform';
import { runFlags } from './plan-stack';
import { followApply, type ProgressListener } from './progress';
import type { Session, Stack, Trouble } from './stack';
import { troubleOf } from './trouble';

/** A replacement is two operations for Terraform, and a move none. */
function operationsIn({ changes }: Plan): number {
  const weight = {
    create: 1,
    finish: 0,
    update: 1,
    destroy: 1,
    replace: 2,
    move: 0,
    forget: 0,
    none: 0,
  } as const;
  return changes.reduce((sum, { action }) => sum + weight[action], 0);
}

/** Applies a plan that was made before; nothing else than what it says. */
export async function applyPlan(
  session: Session,
  stack: Stack,
  plan: Plan,
  file: string,
  listener: ProgressListener,
): Promise<Trouble | undefined> {
  const follow = followApply(operationsIn(plan), elementFinder(stack.topology), listener);
  const args = ['apply', ...runFlags(session, stack), file];
  const applied = await runWithEvents(session.terraform, stack, args, follow);
  listener.underWay('');
  return applied.failed ? troubleOf(applied, stack) : undefined;
}

/** `topics`, `queues`, ...: each with the ARN or URL of its elements. */
export type Outputs = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export async function readOutputs(session: Session, stack: Stack): Promise<Outputs | Trouble> {
  const shown = await runCommand(session.terraform, stack, ['output', '-json', '-no-color']);
  if (shown.failed) return troubleOf(shown, stack);
  const outputs = JSON.parse(shown.stdout) as Readonly<Record<string, { readonly value: Outputs[string] }>>;
  return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
}
