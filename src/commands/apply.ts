import { usageProblem, type Context, type OptionValues, type Outcome } from '../cli/command';
import { applyPlan } from '../deploy/apply-stack';
import type { ProgressListener, Step } from '../deploy/progress';
import type { Session, Stack, Trouble } from '../deploy/stack';
import type { Plan } from '../plan/changes';
import type { Style } from '../util/style';
import { wantsJson } from './session-options';

function stepText({ done, total, label, outcome, seconds }: Step, style: Style): string {
  const paint = outcome === 'failed' ? style.error : style.success;
  return `[${done}/${total}] ${label} ${paint(outcome)} after ${seconds} s`;
}

/** Tells a person, or with `--format json` a program, how it goes: a line for each element that is done with. */
function tellProgress(options: OptionValues, { live, talkStyle }: Context): ProgressListener {
  const isJson = wantsJson(options);
  return {
    step: (step) => live.say(isJson ? JSON.stringify({ type: 'step', ...step }) : stepText(step, talkStyle)),
    underWay: (text) => live.show(isJson ? '' : text),
  };
}

/** Applies a plan, telling how it goes. */
export function applyAloud(
  session: Session,
  stack: Stack,
  plan: Plan,
  file: string,
  { options, context }: { readonly options: OptionValues; readonly context: Context },
): Promise<Trouble | undefined> {
  return applyPlan(session, stack, plan, file, tellProgress(options, context));
}

/** Where nobody can be asked, the answer has to be given beforehand. */
export function needsApproval(options: OptionValues, { ask }: Context, command: string): Outcome | undefined {
  if (options['autoApprove'] === true || ask) return undefined;
  return usageProblem(
    `${command} asks before it changes anything, and there is no terminal to ask at`,
    'give --auto-approve if the answer is yes',
  );
}
