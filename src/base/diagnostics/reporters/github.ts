import type { LocatedDiagnostic } from '../diagnostic';
import type { Report } from './report';

/** https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions */
function escapeData(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}

function properties({ rule, place }: LocatedDiagnostic): string {
  const where: readonly (readonly [string, string | number])[] = place
    ? [
        ['file', place.file],
        ['line', place.start.line],
        ['endLine', place.end.line],
        ['col', place.start.column],
        // Columns are shown only for a finding that stays on its line.
        ...(place.end.line === place.start.line ? [['endColumn', place.end.column] as const] : []),
      ]
    : [];
  const all = [...where, ['title', rule] as const];
  return all.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',');
}

function annotation(finding: LocatedDiagnostic): string {
  const { severity, message, help } = finding;
  const text = help === undefined ? message : `${message}\n${help}`;
  return `::${severity} ${properties(finding)}::${escapeData(text)}\n`;
}

/** Annotations beside the lines of a pull request. */
export function reportGithub({ diagnostics }: Report): string {
  return diagnostics.map(annotation).join('');
}
