import { error, warning, type Diagnostic } from '#base/diagnostics/diagnostic';
import type { Path } from '#base/diagnostics/path';
import type { TerraformDiagnostic } from './events';
import { KNOWN_PROBLEMS, type Surroundings } from './known-problems';

export interface Explanation {
  readonly diagnostic: Diagnostic;
  /** Whether the world around is to blame, not the topology. */
  readonly environmental: boolean;
}

/** The path of the element that a Terraform address stands for. */
export type ElementPath = (address: string) => Path | undefined;

/** `resource "aws_sqs_queue" "billing"`, or with dots, as Terraform says it of JSON. */
function addressInContext(context: string | null | undefined): string | undefined {
  return /^resource[. ]"?([\w-]+)"?[. ]"?([\w-]+)"?$/
    .exec(context ?? '')
    ?.slice(1)
    .join('.');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replace(/\.$/, '');
}

/** What Terraform says, as a finding of ours: at the element that it is about, and with what to do where that is known. */
export function explain(
  reported: TerraformDiagnostic,
  pathOf: ElementPath,
  surroundings: Surroundings,
): Explanation {
  const { severity, summary, detail } = reported;
  const address = reported.address ?? addressInContext(reported.snippet?.context);
  const at = { path: (address === undefined ? undefined : pathOf(address)) ?? [], on: 'key' as const };
  const text = oneLine(`${summary} ${detail}`);
  for (const { rule, pattern, explain: describe } of KNOWN_PROBLEMS) {
    const match = pattern.exec(text);
    if (!match) continue;
    const { path, ...words } = describe(match, surroundings);
    const place = path === undefined ? at : { path, on: 'value' as const };
    return { diagnostic: error({ rule, ...place, ...words }), environmental: true };
  }
  const help = detail === '' ? undefined : oneLine(detail);
  const make = severity === 'error' ? error : warning;
  const diagnostic = make({ rule: 'terraform', message: oneLine(summary), ...at, help });
  return { diagnostic, environmental: false };
}
