import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { usageProblem, type Context, type Outcome, type Run } from '../command';
import { EXIT } from '../exit-code';
import { readOutputs } from '#deploy/apply/apply-stacks';
import { rememberDeployed } from '#deploy/apply/digest';
import { guardPlans, type Planned } from '#deploy/apply/guard-stacks';
import { plannedStacks, readKeptPlan } from '#deploy/apply/kept-plan';
import { moveStates, movesIn, type Move } from '#deploy/apply/move-state';
import { initialize, readPlan } from '#deploy/apply/plan-stack';
import { afterFormer, type Plans } from '#deploy/apply/plan-stacks';
import { stillEmpty } from '#deploy/apply/still-empty';
import { isTrouble, type Stack } from '#deploy/apply/stack';
import { totalWords, hasChanges, type PlanReport } from '#deploy/plan/report';
import { acceptanceEntry, planJson } from '#deploy/plan/reporters/json';
import { acceptedLines, planText, stackText } from '#deploy/plan/reporters/text';
import { siteOf } from '#model/parts';
import { stackName } from '#model/topology';
import { withTemporaryFolder } from '#base/util/files';
import { list } from '#base/util/text';
import { applyAloud, needsApproval, quietly } from './apply';
import { prepare, type Deployment } from './deployment';
import type { Invocation } from './invocation';
import { troubleOutcome, unusedWarning } from './findings-outcome';
import { outputsText } from './outputs-text';
import { filesIn, planAloud } from './planning';
import { allowedBy, guardRequest, wantsJson } from './session-options';
import type { DEPLOY } from './terraform-commands';
import type { OptionsOf } from '../option-values';
import { jsonText, versioned } from '#base/util/json';

type Call = Invocation<OptionsOf<typeof DEPLOY>>;

interface Ready extends Plans {
  readonly fileFor: (stack: Stack) => string;
}

/** The stacks that a plan is for and the file does not have any more: their plan says that all of it goes. */
async function formerStacks({ all, writer }: Deployment, file: string): Promise<readonly Stack[]> {
  const [sibling] = all;
  const isFormer = (name: string) =>
    all.every((stack) => stack.name !== name) && siteOf(sibling!.topology, name) !== undefined;
  const names = plannedStacks(file).filter(isFormer);
  return names.length === 0 ? [] : writer.revive(sibling!, names);
}

/** The plans that `--plan` names, as long as they are for what is here. */
async function keptPlans(deployment: Deployment, file: string): Promise<Ready> {
  const { session, all } = deployment;
  const former = await formerStacks(deployment, file);
  const kept = readKeptPlan(file, [...all, ...former]);
  const fileFor = filesIn('');
  if (isTrouble(kept)) return { planned: [], troubles: [kept], fileFor };
  const read: Planned[] = [];
  for (const stack of kept.stacks) {
    const plan = (await initialize(session, stack)) ?? (await readPlan(session, stack, kept.fileFor(stack)));
    if (isTrouble(plan)) return { planned: [], troubles: [plan], fileFor };
    read.push(afterFormer({ stack, plan }, former));
  }
  return { planned: read, troubles: [], fileFor: kept.fileFor };
}

async function plansFor(deployment: Deployment, { options, context }: Call, folder: string): Promise<Ready> {
  const given = options.plan;
  if (given !== undefined) return keptPlans(deployment, resolve(context.cwd, given));
  const fileFor = filesIn(folder);
  const wanted = { fileFor, toApply: true };
  const plans = await planAloud(deployment, wanted, context);
  const moves = options.moveState === true && plans.troubles.length === 0 ? movesIn(plans.planned) : [];
  if (moves.length === 0) return { ...plans, fileFor };
  const trouble = await moveAloud(deployment, moves, context);
  if (trouble) return { planned: [], troubles: [trouble], fileFor };
  return { ...(await planAloud(deployment, wanted, context)), fileFor };
}

async function moveAloud({ session }: Deployment, moves: readonly Move[], { live }: Context) {
  for (const { from, to, addresses, held } of moves) {
    if (addresses.length > 0)
      live.say(`moving ${list(addresses)} from the state of ${from.name} to that of ${to.name}`);
    if (held.length > 0)
      live.say(`removing ${list(held)} from the state of ${from.name}: that of ${to.name} has it already`);
  }
  return moveStates(session, moves);
}

async function resultOf(
  { session, stacks, all, subject }: Deployment,
  reports: readonly PlanReport[],
  invocation: Call,
): Promise<Outcome> {
  const { options, context } = invocation;
  if (options.quiet === true && !wantsJson(options)) return { exitCode: EXIT.done };
  const { outputs, troubles } = await readOutputs(session, stacks);
  if (troubles.length > 0) return troubleOutcome(troubles, subject, invocation);
  if (!wantsJson(options)) return { exitCode: EXIT.done, data: outputsText(outputs, context.style) };
  const accepted = reports.flatMap((report) =>
    report.accepted.map((one) => ({
      allow: one.allow,
      message: one.diagnostic.message,
      ...acceptanceEntry(one),
    })),
  );
  const result = {
    stack: stackName(all[0]!.topology),
    applied: reports.some(({ plan }) => hasChanges(plan)),
    ...(accepted.length > 0 ? { accepted } : {}),
    outputs,
  };
  return { exitCode: EXIT.done, data: jsonText(versioned(result)) };
}

function refusal(reports: readonly PlanReport[], { options, context }: Call): Outcome | undefined {
  if (reports.every(({ refused }) => refused.length === 0)) return undefined;
  if (wantsJson(options)) return { exitCode: EXIT.findings, data: planJson(reports) };
  return { exitCode: EXIT.findings, talk: planText(reports, context.talkStyle) };
}

async function deployStacks(deployment: Deployment, invocation: Call, folder: string): Promise<Outcome> {
  const { options, context } = invocation;
  const { live, talkStyle } = context;
  const { planned, troubles, fileFor } = await plansFor(deployment, invocation, folder);
  if (troubles.length > 0) return troubleOutcome(troubles, deployment.subject, invocation);
  const reports = await guardPlans(planned, guardRequest(deployment, invocation));
  const refused = refusal(reports, invocation);
  if (refused) return refused;
  if (!wantsJson(options) && reports.length > 0) {
    const unused = unusedWarning(reports, allowedBy(options), talkStyle);
    live.say((unused + reports.map((report) => stackText(report, talkStyle)).join('\n')).trimEnd());
  }
  if (reports.some(({ plan }) => hasChanges(plan))) {
    if (options.yes !== true) {
      const name = stackName(planned[0]!.stack.topology);
      // Whoever reads no plan, with --json or --quiet, is told before the question.
      const isUntold = wantsJson(options) || options.quiet === true;
      const dangers = isUntold ? reports.flatMap((report) => acceptedLines(report, talkStyle)) : [];
      const question = [...dangers, `Deploy ${name}: ${totalWords(reports)}? (yes/no) `].join('\n');
      const answer = await context.ask!(question);
      if (!/^y(es)?$/i.test(answer.trim())) return { exitCode: EXIT.findings, talk: 'nothing was changed\n' };
    }
    const failed = await applyAloud(
      deployment,
      planned,
      { fileFor, destroy: false, mayApply: stillEmpty(reports, allowedBy(options)) },
      invocation,
    );
    if (failed) return failed;
  }
  // What changed is remembered as soon as it is applied.
  for (const { stack, plan } of planned) if (!hasChanges(plan)) rememberDeployed(stack);
  return resultOf(deployment, reports, invocation);
}

export const run: Run<typeof DEPLOY> = async (args, options, context) => {
  const silent = needsApproval(options, context, 'deploy');
  if (silent) return silent;
  const given = options.plan;
  if (
    given !== undefined &&
    ![given, `${given}.json`].some((file) => existsSync(resolve(context.cwd, file)))
  ) {
    return usageProblem(`there is no plan ${given}`, '`msgtopo plan --out FILE` writes one');
  }
  const exclusive = (['affected', 'moveState', 'stack'] as const).filter(
    (name) => options[name] !== undefined,
  );
  if (given !== undefined && exclusive.length > 0) {
    return usageProblem(
      '--plan says all by itself, and goes with none of --stack, --affected and --move-state',
    );
  }
  const invocation: Call = { args, options, context: quietly(options, context), single: 'deploy' };
  const prepared = await prepare(invocation);
  if (!prepared.ok) return prepared.outcome;
  const deployment = prepared.value;
  return withTemporaryFolder((folder) => deployStacks(deployment, invocation, folder));
};
