import { hasErrors, type LocatedDiagnostic, type Place } from '../diagnostic';
import { formatPath } from '../path';
import type { Report } from './report';

/** Raised when a field changes its meaning or goes away; added fields leave it as it is. */
const FORMAT_VERSION = 1;

function placeOf(place: Place | undefined) {
  if (!place) return {};
  const { file, start, end } = place;
  return { file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

function entry({ rule, severity, message, help, path, place, related }: LocatedDiagnostic) {
  return {
    rule,
    severity,
    message,
    ...(help === undefined ? {} : { help }),
    path: formatPath(path),
    ...placeOf(place),
    related: related.map((note) => ({ message: note.message, ...placeOf(note.place) })),
  };
}

export function reportJson({ diagnostics, accepted = [], extra = {} }: Report): string {
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error').length;
  const report = {
    formatVersion: FORMAT_VERSION,
    valid: !hasErrors(diagnostics),
    errors,
    warnings: diagnostics.length - errors,
    diagnostics: diagnostics.map(entry),
    accepted: accepted.map((finding) => ({ ...entry(finding), ...finding.acceptance })),
    ...extra,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
