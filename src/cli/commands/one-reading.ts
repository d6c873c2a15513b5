import { usageProblem, type Context, type Outcome } from '../command';
import { EXIT } from '../exit-code';
import { hasErrors } from '#base/diagnostics/diagnostic';
import { suggest } from '#base/diagnostics/suggest';
import type { Reading } from '#language/read/read';
import { chooseEnvironment } from './deployment';
import { findingsOutcome } from './findings-outcome';
import { proveInput } from './topology-input';
import type { SharedOptions } from './option-specs';

/** The topology of one environment with the places of what was written, for a command that follows messages. */
export async function oneReading(
  file: string | undefined,
  command: string,
  options: SharedOptions,
  context: Context,
): Promise<Reading | Outcome> {
  const proved = await proveInput(file === undefined ? [] : [file], options, context);
  if ('exitCode' in proved) return proved;
  const { diagnostics, readings, environments } = proved.proof;
  if (hasErrors(diagnostics)) {
    return findingsOutcome(diagnostics, proved.file, EXIT.findings, { options, context });
  }
  return readings.length > 1 ? chooseEnvironment(environments, command) : readings[0]!;
}

/** Wrong usage, for a name that is none of those known. */
export function noSuch(sort: string, name: string | undefined, known: readonly string[]): Outcome {
  if (name === undefined) return usageProblem(`which ${sort}?`, suggest('', known));
  return usageProblem(`there is no ${sort} \`${name}\``, suggest(name, known));
}
