import {
  CodeActionKind,
  DiagnosticSeverity,
  type CodeAction,
  type Diagnostic,
} from 'vscode-languageserver/node';
import type { LocatedDiagnostic } from '#base/diagnostics/diagnostic';
import { offsetOf } from '#base/diagnostics/position';
import { replacementFor } from '#base/diagnostics/replacement';

/** What travels with a finding to the editor, and comes back when somebody asks for a remedy. */
interface Remedy {
  readonly replacement?: string;
}

/** A finding in the words of the protocol; `text` is that of its file. */
export function diagnosticOf(finding: LocatedDiagnostic, text: string): Diagnostic {
  const { rule, severity, message, help, place } = finding;
  const start = { line: (place?.start.line ?? 1) - 1, character: (place?.start.column ?? 1) - 1 };
  const end = place ? { line: place.end.line - 1, character: place.end.column - 1 } : start;
  const written = place ? text.slice(offsetOf(text, place.start), offsetOf(text, place.end)) : '';
  const replacement = replacementFor(finding, written);
  return {
    source: 'msgtopo',
    code: rule,
    message: help === undefined ? message : `${message}\n${help}`,
    severity: severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    range: { start, end },
    ...(replacement === undefined ? {} : { data: { replacement } satisfies Remedy }),
  };
}

/** The one thing to write instead, if the finding is certain of it. */
export function quickFixes(uri: string, diagnostic: Diagnostic): CodeAction[] {
  const { replacement } = (diagnostic.data ?? {}) as Remedy;
  if (replacement === undefined) return [];
  return [
    {
      title: `Write ${replacement}`,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      isPreferred: true,
      edit: { changes: { [uri]: [{ range: diagnostic.range, newText: replacement }] } },
    },
  ];
}
