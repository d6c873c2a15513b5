import { usageProblem, type Context, type Outcome } from '../command';
import { EXIT } from '../exit-code';
import { ended, ok, type Result } from '../result';
import { hasErrors } from '#base/diagnostics/diagnostic';
import { reportText } from '#base/diagnostics/reporters/text';
import type { Reading } from '#language/read/read';
import type { Workspace } from '#language/read/workspace';
import type { Proof } from '#validate/prove';
import type { Topology } from '#model/topology';
import { list, quoted } from '#base/util/text';
import { findingsOutcome } from './findings-outcome';
import type { SharedOptions } from './option-specs';
import { proveInput, subject, type Proved } from './topology-input';

export interface OneTopology {
  readonly topology: Topology;
  readonly proof: Proof;
  /** The folder of the topology, absolute. */
  readonly projectDir: string;
  /** What a person should know: warnings, and which environment this is. */
  readonly talk: string;
}

function choice({ topologies, environments }: Proof, options: SharedOptions): string {
  if (options.environment !== undefined || environments.length < 2) return '';
  const [shown, ...others] = topologies.map(({ environment }) => environment);
  return `msgtopo: this is \`${shown!}\`; -e shows ${list(quoted(others), 'or')}\n`;
}

/** For commands that show one environment: the one asked for, or the first that the file declares. */
export async function proveOne(
  args: readonly string[],
  options: SharedOptions,
  context: Context,
  workspace?: Workspace,
): Promise<Result<OneTopology>> {
  const proved = await proveInput(args, options, context, workspace);
  if (!proved.ok) return proved;
  const { proof, projectDir } = proved.value;
  const { diagnostics } = proof;
  const [topology] = proof.topologies;
  const report =
    diagnostics.length > 0
      ? reportText({ diagnostics, subject: subject(proved.value, options) }, context.talkStyle)
      : '';
  if (hasErrors(diagnostics) || !topology) return ended({ exitCode: EXIT.findings, talk: report });
  const isQuiet = options.quiet === true;
  return ok({ topology, proof, projectDir, talk: isQuiet ? report : report + choice(proof, options) });
}

/** A topology without errors, for commands that can do nothing with another. */
export async function soundInput(
  args: readonly string[],
  options: SharedOptions,
  context: Context,
): Promise<Result<Proved>> {
  const proved = await proveInput(args, options, context);
  if (!proved.ok) return proved;
  const { file, proof } = proved.value;
  if (!hasErrors(proof.diagnostics)) return proved;
  return ended(await findingsOutcome(proof.diagnostics, file, EXIT.findings, { options, context }));
}

/** Says that a command needs one environment of several. */
export function chooseEnvironment(environments: readonly string[], command: string): Outcome {
  const example = `msgtopo ${command} -e ${environments[0]}`;
  return usageProblem(
    `the file declares ${list(quoted(environments))}, and ${command} works on one of them`,
    `choose it, for example \`${example}\``,
  );
}

/** For commands that work on one environment: its topology, with the places of what was written. */
export async function oneReading(
  file: string | undefined,
  command: string,
  options: SharedOptions,
  context: Context,
): Promise<Result<Reading>> {
  const proved = await soundInput(file === undefined ? [] : [file], options, context);
  if (!proved.ok) return proved;
  const { readings, environments } = proved.value.proof;
  return readings.length > 1 ? ended(chooseEnvironment(environments, command)) : ok(readings[0]!);
}
