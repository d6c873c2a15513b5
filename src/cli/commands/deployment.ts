import { EXIT } from '../exit-code';
import { error, type LocatedDiagnostic } from '#base/diagnostics/diagnostic';
import { locateAll } from '#base/diagnostics/locate';
import type { Session, Stack } from '#deploy/apply/stack';
import { findProgram } from '#deploy/terraform/binary';
import { list, quoted } from '#base/util/text';
import { affectedStacks } from './affected';
import { findingsOutcome } from './findings-outcome';
import type { Invocation } from './invocation';
import { sessionFor, wrongUsage } from './session-options';
import { chosenStacks, formerDelivery } from './stack-choice';
import { StackWriter } from './synthesize-stacks';
import { chooseEnvironment, soundInput } from './one-environment';
import { ended, ok, type Result } from '../result';

/** What every command that runs Terraform starts from. */
export interface Deployment {
  readonly session: Session;
  /** Those to work on. */
  readonly stacks: readonly Stack[];
  /** Those of the file. */
  readonly all: readonly Stack[];
  readonly writer: StackWriter;
  /** Warnings of the rules, to be told. */
  readonly warnings: readonly LocatedDiagnostic[];
  readonly subject: string;
  /** All that the file has. */
  readonly environments: readonly string[];
}

function noTerraform(wanted: readonly string[]): LocatedDiagnostic[] {
  const finding = error({
    rule: 'no-terraform',
    message: `there is no program ${list(quoted(wanted), 'or')} here`,
    path: [],
    help:
      'install Terraform (https://developer.hashicorp.com/terraform/install) or OpenTofu ' +
      '(https://opentofu.org/docs/intro/install), or give its path with --terraform-bin or TERRAFORM_BINARY_NAME',
  });
  return locateAll([finding], () => undefined);
}

/** Those of the file; a pipeline can be destroyed also when it is not there any more. */
async function stacksFor({ options, single }: Invocation, writer: StackWriter): Promise<readonly Stack[]> {
  const all = await writer.write();
  const former = single === 'destroy' ? formerDelivery(all, options) : undefined;
  return former ? [...all, ...(await writer.revive(former.sibling, [former.name]))] : all;
}

/** Proves the topology, writes its Terraform, and finds the program to run it with. */
export async function prepare(invocation: Invocation): Promise<Result<Deployment>> {
  const { args, options, context, single } = invocation;
  const wrong = wrongUsage(options);
  if (wrong) return ended(wrong);
  const proved = await soundInput(args, options, context);
  if (!proved.ok) return proved;
  const { file, proof, account } = proved.value;
  const { diagnostics, environments } = proof;
  if (single !== undefined && options.environment === undefined && environments.length > 1) {
    return ended(chooseEnvironment(environments, single));
  }
  const { cwd, env } = context;
  const given = options.terraformBin;
  const program = findProgram({ given, cwd, env });
  if (program.file === undefined) {
    return ended(await findingsOutcome(noTerraform(program.wanted), file, EXIT.usage, invocation));
  }
  const record = proved.value.adopted();
  if (!record.ok) return record;
  const writer = new StackWriter(proved.value, record.value, context);
  const all = await stacksFor(invocation, writer);
  for (const unused of writer.warnings()) context.live.say(context.talkStyle.warning(unused));
  const chosen = chosenStacks(all, options);
  if (!chosen.ok) return chosen;
  const affected = await affectedStacks(chosen.value, invocation);
  if (!affected.ok) return affected;
  const stacks = affected.value;
  if (stacks.length === 0) context.live.say('no stack is affected');
  if (options.verbose === true) context.live.say(account.trimEnd());
  const session = sessionFor(program.file, options, context);
  return ok({ session, stacks, all, writer, warnings: diagnostics, subject: file, environments });
}
