import { join, resolve } from 'node:path';
import { usageProblem, type Context, type OptionValues, type Outcome } from '../cli/command';
import { EXIT } from '../cli/exit-code';
import { error, hasErrors, type LocatedDiagnostic } from '../diagnostics/diagnostic';
import { locateAll } from '../diagnostics/locate';
import type { Session, Stack } from '../deploy/stack';
import { findProgram } from '../terraform/binary';
import { stackName } from '../topology/topology';
import { dayOf } from '../util/day';
import { list, quoted } from '../util/text';
import { findingsOutcome } from './findings-outcome';
import { sessionFor, wrongUsage } from './session-options';
import { DEFAULT_OUT, proveInput, type Proved } from './topology-input';

/** What every command that runs Terraform starts from. */
export interface Deployment {
  readonly session: Session;
  readonly stacks: readonly Stack[];
  /** Warnings of the rules, to be told. */
  readonly warnings: readonly LocatedDiagnostic[];
  readonly subject: string;
}

async function synthesizeStacks({ proof, projectDir }: Proved, context: Context): Promise<Stack[]> {
  const { synthesize } = await import('../../stacks/synth');
  const outDir = resolve(context.cwd, context.env['CDKTF_OUTDIR'] ?? DEFAULT_OUT);
  synthesize(proof.topologies, { outDir, projectDir, today: dayOf(context.now()) });
  return proof.readings.map(({ topology, locate }) => {
    const name = stackName(topology);
    const localState = join(projectDir, `terraform.${name}.tfstate`);
    return { name, dir: join(outDir, 'stacks', name), localState, topology, locate };
  });
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

export interface Invocation {
  readonly args: readonly string[];
  readonly options: OptionValues;
  readonly context: Context;
  /** The command that works on one environment only; absent if all will do. */
  readonly single?: string;
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
  if (single !== undefined && options['environment'] === undefined && environments.length > 1) {
    return chooseEnvironment(environments, single);
  }
  const { cwd, env } = context;
  const given = options['terraformBin'] as string | undefined;
  const program = findProgram({ given, cwd, env });
  if (program.file === undefined) {
    return findingsOutcome(noTerraform(program.wanted), file, EXIT.usage, invocation);
  }
  const stacks = await synthesizeStacks(proved, context);
  return {
    session: sessionFor(program.file, options, context),
    stacks,
    warnings: diagnostics,
    subject: file,
  };
}
