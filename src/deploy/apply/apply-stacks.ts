import { availableParallelism } from 'node:os';
import { elementFinder } from '../plan/element';
import type { Plan } from '../plan/changes';
import { hasChanges } from '../plan/report';
import { runCommand, runWithEvents } from '../terraform/terraform';
import { inOrder } from '#base/util/in-order';
import { inParallel } from '#base/util/in-parallel';
import type { Planned } from './guard-stacks';
import { beginDeploy, forgetDeployed, rememberDeployed } from './digest';
import { initialize, runFlags } from './plan-stack';
import { followApply, type ProgressListener } from './progress';
import { isTrouble, type Session, type Stack, type Trouble } from './stack';
import { troubleOf } from './trouble';
import { withStateKept } from './unsaved-state';
import { STACKS_OUTPUT } from '#model/parts';
import { byCodeUnit } from '#base/util/text';
import { error, type Diagnostic } from '#base/diagnostics/diagnostic';
import { isMap, parsedJson } from '#base/util/json';

/** Terraform waits for AWS most of the time, so more of them than there are processors do no harm. */
const AT_A_TIME = 8;

/** A replacement is two operations for Terraform, and a move none. */
function operationsIn({ changes }: Plan): number {
  const weight = {
    create: 1,
    // Taking over calls nothing but what reads.
    import: 0,
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

/** What came of applying several plans. */
export interface Applied {
  readonly troubles: readonly Trouble[];
  /** Those that were not begun, since what they wait for failed. */
  readonly skipped: readonly string[];
}

/** The other way round: a stack goes after all that need it. */
function reversed(planned: readonly Planned[]): Planned[] {
  return planned.map(({ stack, plan }) => {
    const needing = planned.filter((other) => other.stack.dependencies.includes(stack.name));
    return { stack: { ...stack, dependencies: needing.map((other) => other.stack.name) }, plan };
  });
}

export interface ApplyRequest {
  /** Where the plan of a stack is, absolute. */
  readonly fileFor: (stack: Stack) => string;
  /** Whether everything goes. */
  readonly destroy: boolean;
  /** Asked right before a stack is applied: whether it still may be. */
  readonly mayApply?: (planned: Planned) => Promise<Trouble | undefined>;
  readonly listener: ProgressListener;
}

/** Applies plans that were made before, nothing else than what they say, each as soon as what it needs is there. */
export async function applyPlans(
  session: Session,
  planned: readonly Planned[],
  { fileFor, destroy, mayApply, listener }: ApplyRequest,
): Promise<Applied> {
  const changing = planned.filter(({ plan }) => hasChanges(plan));
  const total = changing.reduce((sum, { plan }) => sum + operationsIn(plan), 0);
  const follow = followApply(total, listener);
  const items = (destroy ? reversed(changing) : changing).map(({ stack }) => stack);
  const apply = async (stack: Stack) => {
    const refused = await mayApply?.(planned.find((one) => one.stack.name === stack.name)!);
    if (refused) return refused;
    const args = ['apply', ...runFlags(session, stack), fileFor(stack)];
    const onEvent = follow(stack.name, elementFinder(stack.topology));
    if (destroy) forgetDeployed(stack);
    else beginDeploy(stack);
    const applied = await runWithEvents(session.terraform, stack, args, onEvent);
    if (applied.failed) return withStateKept(applied, stack, session.terraform);
    if (!destroy) rememberDeployed(stack);
    return undefined;
  };
  const results = await inOrder(items, AT_A_TIME, apply, (trouble) => trouble !== undefined);
  listener.underWay('');
  return {
    troubles: [...results.values()].flatMap((trouble) => trouble ?? []),
    skipped: items.map(({ name }) => name).filter((name) => !results.has(name)),
  };
}

/** `topics`, `queues`, ...: each with the ARN or URL of its elements. */
export type Outputs = Readonly<Record<string, unknown>>;

async function readOutputsOf(session: Session, stack: Stack): Promise<Outputs | Trouble> {
  const shown = await runCommand(session.terraform, stack, ['output', '-json', '-no-color']);
  if (shown.failed) return troubleOf(shown, stack);
  const outputs = parsedJson(shown.stdout);
  if (!isMap(outputs)) return troubleOf(unreadableOutputs(stack), stack);
  return Object.fromEntries(
    Object.entries(outputs).map(([name, output]) => [name, isMap(output) ? output['value'] : undefined]),
  );
}

function unreadableOutputs({ name }: Stack): Diagnostic {
  return error({
    rule: 'unreadable-state',
    message: `the outputs that Terraform shows of ${name} are cut off or damaged: they are not a JSON object`,
    path: [],
    help: 'try again; if that does not help, report it with the version of your Terraform',
  });
}

/** What several stacks have under one name becomes one; the names of the stacks are for Terraform alone. */
function merge(all: readonly Outputs[]): Outputs {
  const merged = new Map<string, unknown>();
  for (const [name, value] of all.flatMap((outputs) => Object.entries(outputs))) {
    const before = merged.get(name);
    merged.set(name, isMap(before) && isMap(value) ? { ...before, ...value } : value);
  }
  merged.delete(STACKS_OUTPUT);
  const inOrderOfNames = (value: unknown) => (isMap(value) && all.length > 1 ? sorted(value) : value);
  return Object.fromEntries(Array.from(merged, ([name, value]) => [name, inOrderOfNames(value)]));
}

function sorted(value: object): object {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => byCodeUnit(a, b)));
}

/** The outputs of all stacks in one, and why some could not be read. */
export interface ReadOutputs {
  readonly outputs: Outputs;
  readonly troubles: readonly Trouble[];
}

export async function readOutputs(session: Session, stacks: readonly Stack[]): Promise<ReadOutputs> {
  const read = await inParallel(stacks, availableParallelism(), async (stack) => {
    const outputs = (await initialize(session, stack)) ?? (await readOutputsOf(session, stack));
    return isTrouble(outputs) ? { trouble: outputs } : { outputs };
  });
  return {
    outputs: merge(read.flatMap(({ outputs }): Outputs[] => (outputs ? [outputs] : []))),
    troubles: read.flatMap(({ trouble }) => trouble ?? []),
  };
}
