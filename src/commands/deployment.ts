import { join, resolve } from 'node:path';
import { usageProblem, type Context, type OptionValues, type Outcome } from '../cli/command';
import { EXIT, type ExitCode } from '../cli/exit-code';
import { error, hasErrors, type LocatedDiagnostic } from '../diagnostics/diagnostic';
import { locateAll } from '../diagnostics/locate';
import { REPORTERS } from '../diagnostics/reporters';
import type { Session, Stack, Trouble } from '../deploy/stack';
import { malformedAllow } from '../plan/guard';
import { unusedAllows, type PlanReport } from '../plan/report';
import { findProgram } from '../terraform/binary';
import type { BackendChange } from '../terraform/init';
import { stackName } from '../topology/topology';
import type { Style } from '../util/style';
import { list, quoted } from '../util/text';
import { DEFAULT_OUT, proveInput, type Proved } from './topology-input';

/** What every command that runs Terraform starts from. */
export interface Deployment {
  readonly session: Session;
  readonly stacks: readonly Stack[];
  /** Warnings of the rules, to be told. */
  readonly warnings: readonly LocatedDiagnostic[];
  readonly subject: string;
}

/** Where `--format json` or `--json` asks for JSON, findings are JSON too. */
export async function findingsOutcome(
  diagnostics: readonly LocatedDiagnostic[],
  subject: string,
  exitCode: ExitCode,
  { options, context }: { readonly options: OptionValues; readonly context: Context },
): Promise<Outcome> {
  if (wantsJson(options)) {
    const report = await REPORTERS.json();
    return { exitCode, data: report({ diagnostics, subject }) };
  }
  const report = await REPORTERS.text();
  return { exitCode, talk: report({ diagnostics, subject }, context.talkStyle) };
}

export function wantsJson(options: OptionValues): boolean {
  return options['json'] === true || options['format'] === 'json';
}

const EXIT_FOR: Readonly<Record<Trouble['cause'], ExitCode>> = {
  interrupted: EXIT.interrupted,
  surroundings: EXIT.usage,
  topology: EXIT.findings,
};

export function troubleOutcome(
  troubles: readonly Trouble[],
  subject: string,
  invocation: { readonly options: OptionValues; readonly context: Context },
): Promise<Outcome> {
  const exitCode = Math.max(...troubles.map(({ cause }) => EXIT_FOR[cause])) as ExitCode;
  return findingsOutcome(
    troubles.flatMap(({ problems }) => problems),
    subject,
    exitCode,
    invocation,
  );
}

/** The values of an option that may be given several times. */
export function severalOf(options: OptionValues, name: string): readonly string[] {
  const value = options[name];
  return Array.isArray(value) ? (value as readonly string[]) : [];
}

/** That an `--allow` was for nothing, since it may be one for something else that was meant. */
export function unusedWarning(
  reports: readonly PlanReport[],
  allowed: readonly string[],
  style: Style,
): string {
  const unused = unusedAllows(reports, allowed);
  if (unused.length === 0) return '';
  return `${style.warning(`nothing in this plan needs --allow ${list(quoted(unused))}`)}\n`;
}

const BACKEND_CHANGES: readonly (readonly [option: string, change: BackendChange])[] = [
  ['migrateState', 'migrate'],
  ['reconfigure', 'leave'],
];

function wrongUsage(options: OptionValues): Outcome | undefined {
  for (const allow of severalOf(options, 'allow')) {
    const help = malformedAllow(allow);
    if (help !== undefined) return usageProblem(`there is nothing like \`--allow ${allow}\``, help);
  }
  const parallelism = options['parallelism'] as string | undefined;
  if (parallelism !== undefined && !/^[1-9]\d*$/.test(parallelism)) {
    return usageProblem(`--parallelism takes a number from 1, found \`${parallelism}\``);
  }
  const patience = options['lockTimeout'] as string | undefined;
  if (patience !== undefined && !/^(\d+[hms])+$/.test(patience)) {
    return usageProblem(`--lock-timeout takes a time such as \`30s\` or \`10m\`, found \`${patience}\``);
  }
  if (BACKEND_CHANGES.every(([option]) => options[option] === true)) {
    return usageProblem('--migrate-state and --reconfigure exclude each other');
  }
  return undefined;
}

function sessionFor(program: string, options: OptionValues, context: Context): Session {
  const { env, cwd, live } = context;
  const mirror =
    (options['providerMirror'] as string | undefined) ?? (env['MSGTOPO_PROVIDER_MIRROR'] || undefined);
  const [, backendChange] = BACKEND_CHANGES.find(([option]) => options[option] === true) ?? [];
  const parallelism = options['parallelism'] as string | undefined;
  const onSignal: Context['onSignal'] = (listener) =>
    context.onSignal((signal) => {
      live.say('stopping: Terraform ends what it has begun, saves the state and releases the lock');
      listener(signal);
    });
  return {
    terraform: { program, env, onSignal },
    mirror: mirror === undefined ? undefined : resolve(cwd, mirror),
    backendChange: backendChange ?? 'refuse',
    parallelism: parallelism === undefined ? undefined : Number(parallelism),
    lockTimeout: options['lockTimeout'] as string | undefined,
  };
}

async function synthesizeStacks({ proof, projectDir }: Proved, context: Context): Promise<Stack[]> {
  const { synthesize } = await import('../../stacks/synth');
  const outDir = resolve(context.cwd, context.env['CDKTF_OUTDIR'] ?? DEFAULT_OUT);
  synthesize(proof.topologies, { outDir, projectDir });
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
