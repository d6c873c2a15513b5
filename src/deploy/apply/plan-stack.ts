import { emptyPlan, planOf, withFinished, type Plan } from '../plan/changes';
import { unfinishedIn } from '../plan/dangers/loss';
import { readPlanFile } from '../plan/plan-file';
import { writtenIn } from '../plan/written';
import type { TerraformEvent } from '../terraform/events';
import { ensureInitialized } from '../terraform/init';
import { foreignFiles } from '../terraform/foreign-files';
import { damagedState } from '../terraform/local-state';
import { runCommand, runWithEvents } from '../terraform/terraform';
import { mark, terraformIn } from './digest';
import { parallelismFor } from './parallelism';
import { isTrouble, type Session, type Stack, type Trouble } from './stack';
import { troubleOf } from './trouble';
import { unsavedState } from './unsaved-state';

/** What `plan` and `apply` both take. */
export function runFlags({ parallelism, lockTimeout }: Session, { topology, site }: Stack): string[] {
  const width = parallelism ?? parallelismFor(topology, site);
  const patience = lockTimeout === undefined ? [] : [`-lock-timeout=${lockTimeout}`];
  return ['-input=false', '-json', `-parallelism=${width}`, ...patience];
}

/** Makes the folder of a stack ready for Terraform. */
export async function initialize(session: Session, stack: Stack): Promise<Trouble | undefined> {
  const { terraform, mirror, backendChange } = session;
  const { topology, dir, localState } = stack;
  const folder = { dir, env: terraform.env };
  const distrusted =
    foreignFiles(folder) ??
    unsavedState(stack, terraform) ??
    (backendChange === 'refuse' ? damagedState(folder, mark(stack)) : undefined);
  if (distrusted) return troubleOf(distrusted, stack);
  const options = { mirror, backendChange, environment: topology.environment, localState };
  const problem = await ensureInitialized(terraform, folder, options);
  return problem && troubleOf(problem, stack);
}

/** The plan in a file, in terms of the topology. */
export async function readPlan(session: Session, stack: Stack, file: string): Promise<Plan | Trouble> {
  const shown = await runCommand(session.terraform, stack, ['show', '-json', '-no-color', file]);
  if (shown.failed) return troubleOf(shown, stack);
  const read = readPlanFile(shown.stdout);
  if (!read.ok) return troubleOf(read.problem, stack);
  return planOf(stack.topology, read.plan, stack.name, writtenIn(terraformIn(stack)));
}

/** Whether an event says that applying the plan would do something. */
function announcesChange(event: TerraformEvent): boolean {
  if (event.type === 'planned_change') return true;
  if (event.type !== 'outputs') return false;
  return Object.values(event.outputs).some(({ action }) => action !== undefined && action !== 'noop');
}

export interface PlanRequest {
  /** Where Terraform writes the plan, absolute. */
  readonly file: string;
  /** Whether it will be applied; a plan that is only looked at leaves the state alone. */
  readonly toApply: boolean;
  readonly destroy?: boolean;
  onEvent?(event: TerraformEvent): void;
}

/**
 * Lets Terraform plan a stack. Reading a plan back takes Terraform seconds, since it starts the provider again, so
 * that is done only if the events announce that there is something to read.
 */
export async function makePlan(
  session: Session,
  stack: Stack,
  request: PlanRequest,
): Promise<Plan | Trouble> {
  const trouble = await initialize(session, stack);
  if (trouble) return trouble;
  const kind = request.destroy === true ? ['-destroy'] : [];
  const args = ['plan', ...runFlags(session, stack), ...kind, `-out=${request.file}`];
  const changes: TerraformEvent[] = [];
  const planned = await runWithEvents(session.terraform, stack, args, (event) => {
    if (announcesChange(event)) changes.push(event);
    request.onEvent?.(event);
  });
  if (planned.failed) return troubleOf(planned, stack);
  if (changes.length === 0) return emptyPlan(stack.topology, stack.name);
  const plan = await readPlan(session, stack, request.file);
  return isTrouble(plan) || request.destroy === true ? plan : finishing(session, stack, request, plan);
}

/**
 * Terraform would make anew what was being created when a deploy was interrupted, with whatever has arrived in it
 * since. It exists with all its settings, so it is trusted, and the plan is made once more.
 */
async function finishing(
  session: Session,
  stack: Stack,
  request: PlanRequest,
  plan: Plan,
): Promise<Plan | Trouble> {
  const unfinished = unfinishedIn(plan);
  if (unfinished.length === 0) return plan;
  if (!request.toApply) return withFinished(plan, unfinished);
  for (const { address } of unfinished) {
    const patience = session.lockTimeout === undefined ? [] : [`-lock-timeout=${session.lockTimeout}`];
    const trusted = await runCommand(session.terraform, stack, ['untaint', ...patience, address]);
    if (trusted.failed) return troubleOf(trusted, stack);
  }
  return makePlan(session, stack, request);
}
