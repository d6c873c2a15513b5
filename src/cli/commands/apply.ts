import { usageProblem, type Context, type Outcome } from '../command';
import { applyPlans, type ApplyRequest } from '#deploy/apply/apply-stacks';
import type { Planned } from '#deploy/apply/guard-stacks';
import type { ProgressListener, Step } from '#deploy/apply/progress';
import { list, quoted } from '#base/util/text';
import type { Style } from '#base/util/style';
import type { Deployment } from './deployment';
import type { Invocation } from './invocation';
import { troubleOutcome } from './findings-outcome';
import { wantsJson } from './session-options';
import type { SharedOptions } from './option-specs';
import type { DESTROY } from './terraform-commands';
import type { OptionsOf } from '../option-values';

function stepText({ done, total, label, outcome, seconds }: Step, style: Style): string {
  const paint = outcome === 'failed' ? style.error : style.success;
  return `[${done}/${total}] ${label} ${paint(outcome)} after ${seconds} s`;
}

/** Tells a person, or with `--format json` a program, how it goes: a line for each element that is done with. */
function tellProgress({ options, context }: Pick<Invocation, 'options' | 'context'>): ProgressListener {
  const { live, talkStyle } = context;
  const isJson = wantsJson(options);
  return {
    step: (step) => live.say(isJson ? JSON.stringify({ type: 'step', ...step }) : stepText(step, talkStyle)),
    underWay: (text) => live.show(isJson ? '' : text),
  };
}

/** Applies plans, telling how it goes; gives the outcome if not all of it went well. */
export async function applyAloud(
  { session, subject }: Deployment,
  planned: readonly Planned[],
  request: Omit<ApplyRequest, 'listener'>,
  invocation: Pick<Invocation, 'options' | 'context'>,
): Promise<Outcome | undefined> {
  const listener = tellProgress(invocation);
  const { troubles, skipped } = await applyPlans(session, planned, { ...request, listener });
  if (troubles.length === 0) return undefined;
  const outcome = await troubleOutcome(troubles, subject, invocation);
  if (skipped.length === 0 || wantsJson(invocation.options)) return outcome;
  const idle = `not begun, since what they wait for failed: ${list(quoted(skipped))}\n`;
  return { ...outcome, talk: (outcome.talk ?? '') + idle };
}

/** With `--quiet`, nobody is told how it goes. */
export function quietly(options: SharedOptions, context: Context): Context {
  if (options.quiet !== true) return context;
  return { ...context, live: { say: () => undefined, show: () => undefined } };
}

/** Where nobody can be asked, the answer has to be given beforehand. */
export function needsApproval(
  options: Pick<OptionsOf<typeof DESTROY>, 'yes'>,
  { ask }: Context,
  command: string,
): Outcome | undefined {
  if (options.yes === true || ask) return undefined;
  return usageProblem(
    `${command} asks before it changes anything, and there is no terminal to ask at`,
    'add --yes if the answer is yes',
  );
}
