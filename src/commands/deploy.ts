import { join, resolve } from 'node:path';
import { existsSync } from 'node:fs';
import { usageProblem, type Context, type OptionValues, type Outcome, type Run } from '../cli/command';
import { EXIT } from '../cli/exit-code';
import { readOutputs, type Outputs } from '../deploy/apply-stack';
import { guardPlan, initialize, planStack, readPlan } from '../deploy/plan-stack';
import { followPlan } from '../deploy/progress';
import { isTrouble, type Stack, type Trouble } from '../deploy/stack';
import { countWords, hasChanges, type PlanReport } from '../plan/report';
import { planJson } from '../plan/reporters/json';
import { planText, stackText } from '../plan/reporters/text';
import { withTemporaryFolder } from '../util/files';
import { applyAloud, needsApproval } from './apply';
import { prepare, type Deployment } from './deployment';
import { troubleOutcome, unusedWarning } from './findings-outcome';
import { severalOf, wantsJson } from './session-options';
import { outputsText } from './outputs-text';

interface Deploy extends Deployment {
  readonly stack: Stack;
  readonly options: OptionValues;
  readonly context: Context;
  /** Where the plan is, or will be. */
  readonly file: string;
}

/** A plan made now, or the one that `--plan` names; the guard looks at either. */
async function planFor({ session, stack, options, context, file }: Deploy): Promise<PlanReport | Trouble> {
  const allowed = severalOf(options, 'allow');
  if (options['plan'] === undefined) {
    const onEvent = followPlan(stack.name, { underWay: (text) => context.live.show(text) });
    const planned = await planStack(session, stack, { file, toApply: true, allowed, onEvent });
    context.live.show('');
    return planned;
  }
  const plan = (await initialize(session, stack)) ?? (await readPlan(session, stack, file));
  return isTrouble(plan) ? plan : guardPlan(stack, plan, allowed);
}

function resultOf({ options, context, stack }: Deploy, report: PlanReport, outputs: Outputs): Outcome {
  if (!wantsJson(options)) return { exitCode: EXIT.done, data: outputsText(outputs, context.style) };
  const result = { formatVersion: 1, stack: stack.name, applied: hasChanges(report.plan), outputs };
  return { exitCode: EXIT.done, data: `${JSON.stringify(result, null, 2)}\n` };
}

async function deployStack(deploy: Deploy): Promise<Outcome> {
  const { session, stack, options, context, subject, file } = deploy;
  const { live, talkStyle } = context;
  const report = await planFor(deploy);
  if (isTrouble(report)) return troubleOutcome([report], subject, deploy);
  if (report.refused.length > 0) {
    if (wantsJson(options)) return { exitCode: EXIT.findings, data: planJson([report]) };
    return { exitCode: EXIT.findings, talk: planText([report], talkStyle) };
  }
  const unused = unusedWarning([report], severalOf(options, 'allow'), talkStyle);
  if (!wantsJson(options)) live.say((unused + stackText(report, talkStyle)).trimEnd());

  if (hasChanges(report.plan)) {
    if (options['autoApprove'] !== true) {
      const answer = await context.ask!(`Deploy ${stack.name}: ${countWords(report.plan)}? (yes/no) `);
      if (!/^y(es)?$/i.test(answer.trim())) return { exitCode: EXIT.findings, talk: 'nothing was changed\n' };
    }
    const trouble = await applyAloud(session, stack, report.plan, file, deploy);
    if (trouble) return troubleOutcome([trouble], subject, deploy);
  }
  const outputs = await readOutputs(session, stack);
  return isTrouble(outputs) ? troubleOutcome([outputs], subject, deploy) : resultOf(deploy, report, outputs);
}

export const run: Run = async (args, options, context) => {
  const silent = needsApproval(options, context, 'deploy');
  if (silent) return silent;
  const given = options['plan'] as string | undefined;
  if (given !== undefined && !existsSync(resolve(context.cwd, given))) {
    return usageProblem(`there is no plan ${given}`, '`msgtopo plan --out FILE` writes one');
  }
  const deployment = await prepare({ args, options, context, single: 'deploy' });
  if ('exitCode' in deployment) return deployment;
  return withTemporaryFolder((folder) => {
    const file = given === undefined ? join(folder, 'plan') : resolve(context.cwd, given);
    return deployStack({ ...deployment, stack: deployment.stacks[0]!, options, context, file });
  });
};
