import { resolve } from 'node:path';
import { usageProblem, type Outcome, type Run } from '../command';
import { EXIT } from '../exit-code';
import { guardPlans, type Planned } from '#deploy/apply/guard-stacks';
import { unusedAcceptances } from '#deploy/apply/unused-acceptances';
import { keptPlan, recordPlans } from '#deploy/apply/kept-plan';
import type { LocatedDiagnostic } from '#base/diagnostics/diagnostic';
import { reportText } from '#base/diagnostics/reporters/text';
import { hasChanges, type PlanReport } from '#deploy/plan/report';
import { PLAN_REPORTERS } from '#deploy/plan/reporters/index';
import { withTemporaryFolder } from '#base/util/files';
import { quietly } from './apply';
import { prepare, type Deployment } from './deployment';
import type { Invocation } from './invocation';
import { troubleOutcome, unusedWarning } from './findings-outcome';
import { overTheTopology } from './over-the-topology';
import { filesIn, planAloud } from './planning';
import { allowedBy, guardRequest, wantsJson } from './session-options';
import type { OptionsOf } from '../option-values';
import type { PLAN } from './terraform-commands';

type Options = OptionsOf<typeof PLAN>;
type Call = Invocation<Options>;

function exitCodeFor(reports: readonly PlanReport[], options: Options): Outcome['exitCode'] {
  const refused = reports.some((report) => report.refused.length > 0);
  const changed = options.exitCode === true && reports.some(({ plan }) => hasChanges(plan));
  return refused || changed ? EXIT.findings : EXIT.done;
}

async function outcomeOf(
  reports: readonly PlanReport[],
  { warnings, subject }: Deployment,
  { options, context }: Call,
  idle: readonly LocatedDiagnostic[],
): Promise<Outcome> {
  const exitCode = exitCodeFor(reports, options);
  if (options.quiet === true && exitCode === EXIT.done) return { exitCode };
  const format = wantsJson(options) ? 'json' : options.format;
  const reporter = await PLAN_REPORTERS[format]();
  const { talkStyle, style } = context;
  const diagnostics = [...warnings, ...idle];
  const warned = diagnostics.length > 0 ? reportText({ diagnostics, subject }, talkStyle) : '';
  const unused = unusedWarning(reports, allowedBy(options), talkStyle);
  return { exitCode, data: reporter(reports, style), talk: warned + unused };
}

/** What the file accepts for nothing; only a look at everything that it describes can tell. */
function unusedIn(
  { stacks, all, environments }: Deployment,
  planned: readonly Planned[],
  reports: readonly PlanReport[],
): LocatedDiagnostic[] {
  const seen = new Set(stacks.map(({ topology }) => topology.environment));
  const isWhole = stacks.length === all.length && seen.size === environments.length;
  return isWhole ? unusedAcceptances(planned, reports) : [];
}

async function planTo(folder: string, deployment: Deployment, invocation: Call): Promise<Outcome> {
  const { options, context } = invocation;
  const out = options.out;
  const kept = out === undefined ? undefined : keptPlan(resolve(context.cwd, out), deployment.stacks);
  const fileFor = kept?.fileFor ?? filesIn(folder);
  const { planned, troubles } = await planAloud(
    deployment,
    { fileFor, toApply: kept !== undefined },
    context,
  );
  if (troubles.length > 0) return troubleOutcome(troubles, deployment.subject, invocation);
  if (kept) recordPlans(kept, planned);
  const reports = await guardPlans(planned, guardRequest(deployment, invocation));
  return outcomeOf(reports, deployment, invocation, unusedIn(deployment, planned, reports));
}

export const run: Run<typeof PLAN> = async (args, options, context) => {
  const invocation: Call = { args, options, context: quietly(options, context) };
  const over = overTheTopology(options.out, args, context);
  if (over) return over;
  const prepared = await prepare(invocation);
  if (!prepared.ok) return prepared.outcome;
  const deployment = prepared.value;
  const environments = new Set(deployment.stacks.map(({ topology }) => topology));
  if (options.out !== undefined && environments.size > 1) {
    return usageProblem('--out holds the plan of one environment', 'choose it with -e');
  }
  return withTemporaryFolder((folder) => planTo(folder, deployment, invocation));
};
