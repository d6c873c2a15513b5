import { join, relative, resolve } from 'node:path';
import { usageProblem, type Context } from '../command';
import { atRevision } from '#views/compare/revision';
import { isChangedSince, isChangedSinceDeploy } from '#deploy/apply/digest';
import type { Stack } from '#deploy/apply/stack';
import { hasErrors } from '#base/diagnostics/diagnostic';
import type { Invocation } from './invocation';
import { StackWriter } from './synthesize-stacks';
import { DEFAULT_OUT, proveInput } from './topology-input';
import { ended, ok, type Result } from '../result';

/** As far from the topology as now, since the output tells how to get there. */
function outDirIn(folder: string, { cwd, env }: Context): string {
  const below = relative(cwd, resolve(cwd, env['CDKTF_OUTDIR'] ?? DEFAULT_OUT));
  return join(folder, below.startsWith('..') ? DEFAULT_OUT : below);
}

/** Those whose Terraform is another than at a revision; all if the topology could not be read then. */
async function changedIn(
  folder: string,
  stacks: readonly Stack[],
  { args, options, context }: Invocation,
): Promise<readonly Stack[]> {
  const env = { ...context.env, CDKTF_OUTDIR: outDirIn(folder, context) };
  const then = { ...context, cwd: folder, env };
  const proved = await proveInput(args, options, then);
  if (!proved.ok || hasErrors(proved.value.proof.diagnostics)) return stacks;
  const record = proved.value.adopted();
  if (!record.ok) return stacks;
  const former = await new StackWriter(proved.value, record.value, then).write();
  return stacks.filter((stack) => isChangedSince(stack, former));
}

/** With `--affected`, only the stacks that are others than at a revision, or at the last deploy from here. */
export async function affectedStacks(
  stacks: readonly Stack[],
  invocation: Invocation,
): Promise<Result<readonly Stack[]>> {
  const { options, context } = invocation;
  const since = options.affected;
  if (since === undefined) return ok(stacks);
  if (typeof since !== 'string') return ok(stacks.filter(isChangedSinceDeploy));
  const changed = await atRevision({ name: since }, context.cwd, ({ folder }) =>
    changedIn(folder, stacks, invocation),
  );
  return changed ? ok(changed) : ended(usageProblem(`git knows no revision ${since} here`));
}
