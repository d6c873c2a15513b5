import type { Context, Outcome } from '../command';
import { EXIT } from '../exit-code';
import { hasErrors } from '#base/diagnostics/diagnostic';
import { reportText } from '#base/diagnostics/reporters/text';
import type { Proof } from '#validate/prove';
import type { Topology } from '#model/topology';
import { list, quoted } from '#base/util/text';
import { proveInput, subject } from './topology-input';
import type { SharedOptions } from './option-specs';

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
): Promise<OneTopology | Outcome> {
  const proved = await proveInput(args, options, context);
  if ('exitCode' in proved) return proved;
  const { proof, projectDir } = proved;
  const { diagnostics } = proof;
  const [topology] = proof.topologies;
  const report =
    diagnostics.length > 0
      ? reportText({ diagnostics, subject: subject(proved, options) }, context.talkStyle)
      : '';
  if (hasErrors(diagnostics) || !topology) return { exitCode: EXIT.findings, talk: report };
  const isQuiet = options.quiet === true;
  return { topology, proof, projectDir, talk: isQuiet ? report : report + choice(proof, options) };
}
