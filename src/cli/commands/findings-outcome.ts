import type { Context, Outcome } from '../command';
import { EXIT, type ExitCode } from '../exit-code';
import type { Trouble } from '#deploy/apply/stack';
import type { LocatedDiagnostic } from '#base/diagnostics/diagnostic';
import { REPORTERS } from '#base/diagnostics/reporters/index';
import type { Allowed } from '#deploy/plan/guard';
import { unusedAllows, type PlanReport } from '#deploy/plan/report';
import type { Style } from '#base/util/style';
import { list, quoted } from '#base/util/text';
import { wantsJson } from './session-options';
import type { SharedOptions } from './option-specs';

/** Where `--format json` or `--json` asks for JSON, findings are JSON too. */
export async function findingsOutcome(
  diagnostics: readonly LocatedDiagnostic[],
  subject: string,
  exitCode: ExitCode,
  { options, context }: { readonly options: SharedOptions; readonly context: Context },
): Promise<Outcome> {
  if (wantsJson(options)) {
    const report = await REPORTERS.json();
    return { exitCode, data: report({ diagnostics, subject }) };
  }
  const report = await REPORTERS.text();
  return { exitCode, talk: report({ diagnostics, subject }, context.talkStyle) };
}

const EXIT_FOR: Readonly<Record<Trouble['cause'], ExitCode>> = {
  interrupted: EXIT.interrupted,
  surroundings: EXIT.usage,
  topology: EXIT.findings,
};

export function troubleOutcome(
  troubles: readonly Trouble[],
  subject: string,
  invocation: { readonly options: SharedOptions; readonly context: Context },
): Promise<Outcome> {
  const exitCode = Math.max(...troubles.map(({ cause }) => EXIT_FOR[cause])) as ExitCode;
  return findingsOutcome(
    troubles.flatMap(({ problems }) => problems),
    subject,
    exitCode,
    invocation,
  );
}

/** That an `--allow` was for nothing, since it may be one for something else that was meant. */
export function unusedWarning(reports: readonly PlanReport[], allowed: Allowed, style: Style): string {
  const { always, ifEmpty } = unusedAllows(reports, allowed);
  const warned = (option: string, unused: readonly string[]) =>
    unused.length === 0
      ? ''
      : `${style.warning(`nothing in this plan needs ${option} ${list(quoted(unused))}`)}\n`;
  return warned('--allow', always) + warned('--allow-if-empty', ifEmpty);
}
