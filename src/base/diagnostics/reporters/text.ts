import { plural } from '../../util/text';
import type { Style } from '../../util/style';
import { codeFrame } from '../code-frame';
import type { LocatedDiagnostic, Place } from '../diagnostic';
import { formatPath } from '../path';
import type { Report } from './report';

function where(place: Place): string {
  return `${place.file}:${place.start.line}:${place.start.column}`;
}

/** One finding, with its line of source. */
export function findingText(diagnostic: LocatedDiagnostic, style: Style): string {
  const { place, severity, rule, message, help, path } = diagnostic;
  const paint = severity === 'error' ? style.error : style.warning;
  const lines = [`${paint(`${severity}[${rule}]`)}${style.bold(`: ${message}`)}`];
  const margin = ' '.repeat(place ? String(place.start.line).length : 1);
  if (place) {
    const [above = '', source = '', carets = ''] = codeFrame(place);
    lines.push(`${margin}--> ${where(place)}`, style.dim(above), source, paint(carets));
  } else if (path.length > 0) lines.push(`${margin}--> ${formatPath(path)}`);
  for (const note of diagnostic.related) {
    lines.push(`${margin} = note: ${note.message}${note.place ? ` at ${where(note.place)}` : ''}`);
  }
  if (help !== undefined) lines.push(`${margin} = help: ${help}`);
  return lines.join('\n');
}

function summary({ diagnostics, accepted = [], subject }: Report, style: Style): string {
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error').length;
  const warnings = diagnostics.length - errors;
  const aside = accepted.length > 0 ? ` (${plural(accepted.length, 'finding')} accepted)` : '';
  if (errors > 0) {
    return style.error(`${subject}: ${plural(errors, 'error')}, ${plural(warnings, 'warning')}${aside}`);
  }
  if (warnings > 0) return style.warning(`${subject} is valid, with ${plural(warnings, 'warning')}${aside}`);
  return style.success(`${subject} is valid${aside}`);
}

/** Each finding with its frame, without a summary. */
export function reportFindings(diagnostics: readonly LocatedDiagnostic[], style: Style): string {
  return diagnostics.map((diagnostic) => findingText(diagnostic, style)).join('\n\n');
}

export function reportText(report: Report, style: Style): string {
  const findings = report.diagnostics.length === 0 ? [] : [reportFindings(report.diagnostics, style)];
  return [...findings, summary(report, style)].join('\n\n') + '\n';
}
