import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { usageProblem, type Context, type OptionValues, type Outcome, type Run } from '../cli/command';
import { EXIT } from '../cli/exit-code';
import { planStack } from '../deploy/plan-stack';
import { followPlan } from '../deploy/progress';
import { isTrouble, type Stack, type Trouble } from '../deploy/stack';
import { reportText } from '../diagnostics/reporters/text';
import { hasChanges, type PlanReport } from '../plan/report';
import { PLAN_REPORTERS, type PlanReporterName } from '../plan/reporters';
import { withTemporaryFolder } from '../util/files';
import { inParallel } from '../util/in-parallel';
import { prepare, type Deployment } from './deployment';
import { troubleOutcome, unusedWarning } from './findings-outcome';
import { severalOf, wantsJson } from './session-options';

/** Each stack, those that can at the same time. */
function planAll(
  { session, stacks }: Deployment,
  options: OptionValues,
  { cwd, live }: Context,
): Promise<(PlanReport | Trouble)[]> {
  const out = options['out'] as string | undefined;
  return withTemporaryFolder((folder) => {
    const fileFor = ({ name }: Stack) => (out === undefined ? join(folder, name) : resolve(cwd, out));
    return inParallel(stacks, availableParallelism(), (stack) => {
      const follow = followPlan(stack.name, { underWay: (text) => live.show(text) });
      const request = { file: fileFor(stack), toApply: out !== undefined };
      return planStack(session, stack, { ...request, allowed: severalOf(options, 'allow'), onEvent: follow });
    });
  });
}

function exitCodeFor(reports: readonly PlanReport[], options: OptionValues): Outcome['exitCode'] {
  const refused = reports.some((report) => report.refused.length > 0);
  const changed = options['exitCode'] === true && reports.some(({ plan }) => hasChanges(plan));
  return refused || changed ? EXIT.findings : EXIT.done;
}

export const run: Run = async (args, options, context) => {
  const deployment = await prepare({ args, options, context });
  if ('exitCode' in deployment) return deployment;
  const { stacks, warnings, subject } = deployment;
  if (options['out'] !== undefined && stacks.length > 1) {
    return usageProblem('--out holds the plan of one environment', 'choose it with -e');
  }
  const results = await planAll(deployment, options, context);
  context.live.show('');
  const troubles = results.filter(isTrouble);
  if (troubles.length > 0) return troubleOutcome(troubles, subject, { options, context });
  const reports = results.filter((result): result is PlanReport => !isTrouble(result));
  const format = wantsJson(options) ? 'json' : (options['format'] as PlanReporterName);
  const reporter = await PLAN_REPORTERS[format]();
  const { talkStyle, style } = context;
  const warned = warnings.length > 0 ? reportText({ diagnostics: warnings, subject }, talkStyle) : '';
  const unused = unusedWarning(reports, severalOf(options, 'allow'), talkStyle);
  return {
    exitCode: exitCodeFor(reports, options),
    data: reporter(reports, style),
    talk: warned + unused,
  };
};
