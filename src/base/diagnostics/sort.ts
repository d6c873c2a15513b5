import { byCodeUnit } from '../util/text';
import type { LocatedDiagnostic } from './diagnostic';
import { formatPath } from './path';

const START = { file: '', start: { line: 0, column: 0 } };

function compare(a: LocatedDiagnostic, b: LocatedDiagnostic): number {
  const [one, two] = [a.place ?? START, b.place ?? START];
  return (
    byCodeUnit(one.file, two.file) ||
    one.start.line - two.start.line ||
    one.start.column - two.start.column ||
    byCodeUnit(a.rule, b.rule) ||
    byCodeUnit(a.message, b.message)
  );
}

/** What a reader would take for the same finding: an alias used twice, an environment checked after another. */
function identity({ rule, message, place, path }: LocatedDiagnostic): string {
  const where = place ? [place.file, place.start.line, place.start.column] : formatPath(path);
  return JSON.stringify([rule, message, where]);
}

/** By file, position and rule, each finding once. */
export function sortDiagnostics<T extends LocatedDiagnostic>(diagnostics: readonly T[]): T[] {
  const unique = new Map<string, T>();
  for (const diagnostic of diagnostics) {
    const key = identity(diagnostic);
    if (!unique.has(key)) unique.set(key, diagnostic);
  }
  return [...unique.values()].sort(compare);
}
