import type { Run } from '../command';
import { EXIT } from '../exit-code';
import { readDepths } from '#deploy/apply/depths';
import type { Planned } from '#deploy/apply/guard-stacks';
import { text } from '#deploy/plan/dangers/danger';
import { messagesLost } from '#deploy/plan/depth-words';
import { stackText } from '#deploy/plan/reporters/text';
import { stackName } from '#model/topology';
import { withTemporaryFolder } from '#base/util/files';
import { list } from '#base/util/text';
import { applyAloud, needsApproval, quietly } from './apply';
import { prepare, type Deployment } from './deployment';
import type { Invocation } from './invocation';
import { troubleOutcome } from './findings-outcome';
import { filesIn, planAloud } from './planning';
import { wantsJson } from './session-options';
import type { DESTROY } from './terraform-commands';
import type { OptionsOf } from '../option-values';
import { jsonText, versioned } from '#base/util/json';

type Call = Invocation<OptionsOf<typeof DESTROY>>;

/** Of each queue, what is lost with it. */
async function losses({ plan }: Planned): Promise<string[]> {
  const depths = await readDepths(plan);
  const queues = plan.changes.filter(({ type }) => type === 'aws_sqs_queue');
  return queues.map(({ element, before }) => {
    const depth = depths.get(text(before['url']) || text(before['id']));
    return `  ${element.label}: ${messagesLost(depth)}`;
  });
}

async function describe(planned: readonly Planned[], invocation: Call): Promise<void> {
  const { live, talkStyle } = invocation.context;
  for (const one of planned) {
    const report = { stack: one.stack.name, plan: one.plan, refused: [], accepted: [] };
    live.say([stackText(report, talkStyle), ...(await losses(one))].join('\n'));
  }
}

async function destroyStacks(deployment: Deployment, invocation: Call, folder: string) {
  const { options, context } = invocation;
  const { environment } = deployment.stacks[0]!.topology;
  const fileFor = filesIn(folder);
  const { planned, troubles } = await planAloud(
    deployment,
    { fileFor, toApply: true, destroy: true },
    context,
  );
  if (troubles.length > 0) return troubleOutcome(troubles, deployment.subject, invocation);
  const going = planned.filter(({ plan }) => plan.changes.length > 0);
  const names = list(going.map(({ stack }) => stack.name));
  if (going.length === 0) {
    const name = stackName(deployment.stacks[0]!.topology);
    return { exitCode: EXIT.done, talk: `${name}: there is nothing to destroy\n` };
  }
  if (!wantsJson(options)) await describe(going, invocation);
  if (options.yes !== true) {
    const answer = await context.ask!(
      `To destroy all of it, type the name of the environment (${environment}): `,
    );
    if (answer.trim() !== environment) return { exitCode: EXIT.findings, talk: 'nothing was destroyed\n' };
  }
  const failed = await applyAloud(deployment, going, { fileFor, destroy: true }, invocation);
  if (failed) return failed;
  if (options.quiet === true && !wantsJson(options)) return { exitCode: EXIT.done };
  if (!wantsJson(options)) {
    return { exitCode: EXIT.done, talk: `${names} ${going.length === 1 ? 'is' : 'are'} destroyed\n` };
  }
  const result = {
    stack: stackName(deployment.stacks[0]!.topology),
    destroyed: going.flatMap(({ plan }) => plan.changes.map(({ element }) => element.id)),
  };
  return { exitCode: EXIT.done, data: jsonText(versioned(result)) };
}

export const run: Run<typeof DESTROY> = async (args, options, context) => {
  const silent = needsApproval(options, context, 'destroy');
  if (silent) return silent;
  const invocation: Call = { args, options, context: quietly(options, context), single: 'destroy' };
  const prepared = await prepare(invocation);
  if (!prepared.ok) return prepared.outcome;
  const deployment = prepared.value;
  return withTemporaryFolder((folder) => destroyStacks(deployment, invocation, folder));
};
