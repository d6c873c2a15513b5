import { hasErrors, type LocatedDiagnostic, type Place } from '../diagnostic';
import { formatPath } from '../path';
import type { Report } from './report';
import { jsonText, versioned } from '../../util/json';

/** Where something stands, for formats in JSON. */
export function placeJson(place: Place | undefined) {
  if (!place) return {};
  const { file, start, end } = place;
  return { file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

/** One finding as data. */
export function findingJson({ rule, severity, message, help, path, place, related }: LocatedDiagnostic) {
  return {
    rule,
    severity,
    message,
    ...(help === undefined ? {} : { help }),
    path: formatPath(path),
    ...placeJson(place),
    related: related.map((note) => ({ message: note.message, ...placeJson(note.place) })),
  };
}

export function reportJson({ diagnostics, accepted = [], extra = {} }: Report): string {
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error').length;
  const report = {
    valid: !hasErrors(diagnostics),
    errors,
    warnings: diagnostics.length - errors,
    diagnostics: diagnostics.map(findingJson),
    accepted: accepted.map((finding) => ({ ...findingJson(finding), ...finding.acceptance })),
    ...extra,
  };
  return jsonText(versioned(report));
}
