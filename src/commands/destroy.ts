import { join } from 'node:path';
import type { Context, OptionValues, Outcome, Run } from '../cli/command';
import { EXIT } from '../cli/exit-code';
import { readDepths } from '../deploy/depths';
import { makePlan } from '../deploy/plan-stack';
import { followPlan } from '../deploy/progress';
import { isTrouble } from '../deploy/stack';
import type { Plan } from '../plan/changes';
import { text } from '../plan/dangers/danger';
import { messagesLost } from '../plan/depth-words';
import { stackText } from '../plan/reporters/text';
import { withTemporaryFolder } from '../util/files';
import { applyAloud, needsApproval } from './apply';
import { prepare, type Deployment } from './deployment';
import { troubleOutcome } from './findings-outcome';
import { wantsJson } from './session-options';

/** Of each queue, what is lost with it. */
async function losses(plan: Plan): Promise<string[]> {
  const depths = await readDepths(plan);
  const queues = plan.changes.filter(({ type }) => type === 'aws_sqs_queue');
  return queues.map(({ element, before }) => {
    const depth = depths.get(text(before['url']) || text(before['id']));
    return `  ${element.label}: ${messagesLost(depth)}`;
  });
}

async function destroyStack(
  { session, stacks, subject }: Deployment,
  { options, context }: { readonly options: OptionValues; readonly context: Context },
  file: string,
): Promise<Outcome> {
  const { live, talkStyle } = context;
  const stack = stacks[0]!;
  const { environment } = stack.topology;
  const onEvent = followPlan(stack.name, { underWay: (line) => live.show(line) });
  const plan = await makePlan(session, stack, { file, toApply: true, destroy: true, onEvent });
  live.show('');
  if (isTrouble(plan)) return troubleOutcome([plan], subject, { options, context });
  if (plan.changes.length === 0) {
    return { exitCode: EXIT.done, talk: `${stack.name}: there is nothing to destroy\n` };
  }
  if (!wantsJson(options)) {
    const report = { stack: stack.name, plan, refused: [], accepted: [] };
    live.say([stackText(report, talkStyle), ...(await losses(plan))].join('\n'));
  }
  if (options['autoApprove'] !== true) {
    const answer = await context.ask!(
      `To destroy all of it, type the name of the environment (${environment}): `,
    );
    if (answer.trim() !== environment) return { exitCode: EXIT.findings, talk: 'nothing was destroyed\n' };
  }
  const trouble = await applyAloud(session, stack, plan, file, { options, context });
  if (trouble) return troubleOutcome([trouble], subject, { options, context });
  if (!wantsJson(options)) return { exitCode: EXIT.done, talk: `${stack.name} is destroyed\n` };
  const result = {
    formatVersion: 1,
    stack: stack.name,
    destroyed: plan.changes.map(({ element }) => element.id),
  };
  return { exitCode: EXIT.done, data: `${JSON.stringify(result, null, 2)}\n` };
}

export const run: Run = async (args, options, context) => {
  const silent = needsApproval(options, context, 'destroy');
  if (silent) return silent;
  const deployment = await prepare({ args, options, context, single: 'destroy' });
  if ('exitCode' in deployment) return deployment;
  return withTemporaryFolder((folder) =>
    destroyStack(deployment, { options, context }, join(folder, 'plan')),
  );
};
