import { usageProblem, type Outcome } from '../command';
import { EXIT } from '../exit-code';
import { error, hasErrors, type LocatedDiagnostic } from '#base/diagnostics/diagnostic';
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
import { proveInput } from './topology-input';

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
}

function noTerraform(wanted: readonly string[]): LocatedDiagnostic[] {
  const finding = error({
    rule: 'no-terraform',
    message: `there is no program ${list(quoted(wanted), 'or')} here`,
    path: [],
    help:
      'install Terraform (https://developer.hashicorp.com/terraform/install) or OpenTofu ' +
      '(https://opentofu.org/docs/intro/install), or name it with --terraform-bin or TERRAFORM_BINARY_NAME',
  });
  return locateAll([finding], () => undefined);
}

/** Says that a command needs one environment of several. */
export function chooseEnvironment(environments: readonly string[], command: string): Outcome {
  const example = `msgtopo ${command} -e ${environments[0]}`;
  return usageProblem(
    `the file declares ${list(quoted(environments))}, and ${command} works on one of them`,
    `choose it, for example \`${example}\``,
  );
}

/** Those of the file; a pipeline can be destroyed also when it is not there any more. */
async function stacksFor({ options, single }: Invocation, writer: StackWriter): Promise<readonly Stack[]> {
  const all = await writer.write();
  const former = single === 'destroy' ? formerDelivery(all, options) : undefined;
  return former ? [...all, ...(await writer.revive(former.sibling, [former.name]))] : all;
}

/** Proves the topology, writes its Terraform, and finds the program to run it with. */
export async function prepare(invocation: Invocation): Promise<Deployment | Outcome> {
  const { args, options, context, single } = invocation;
  const wrong = wrongUsage(options);
  if (wrong) return wrong;
  const proved = await proveInput(args, options, context);
  if ('exitCode' in proved) return proved;
  const { file, proof } = proved;
  const { diagnostics, environments } = proof;
  if (hasErrors(diagnostics)) return findingsOutcome(diagnostics, file, EXIT.findings, invocation);
  if (single !== undefined && options.environment === undefined && environments.length > 1) {
    return chooseEnvironment(environments, single);
  }
  const { cwd, env } = context;
  const given = options.terraformBin;
  const program = findProgram({ given, cwd, env });
  if (program.file === undefined) {
    return findingsOutcome(noTerraform(program.wanted), file, EXIT.usage, invocation);
  }
  const writer = new StackWriter(proved, context);
  const all = await stacksFor(invocation, writer);
  const chosen = chosenStacks(all, options);
  if ('exitCode' in chosen) return chosen;
  const stacks = await affectedStacks(chosen, invocation);
  if ('exitCode' in stacks) return stacks;
  if (stacks.length === 0) context.live.say('no stack is affected');
  if (options.verbose === true) context.live.say(proved.account.trimEnd());
  const session = sessionFor(program.file, options, context);
  return { session, stacks, all, writer, warnings: diagnostics, subject: file };
}
