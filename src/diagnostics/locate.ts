import type { Anchor, Diagnostic, LocatedDiagnostic, Place } from './diagnostic';
import type { Path } from './path';

/** Finds where a path was written. */
export type Locator = (path: Path, on: Anchor) => Place | undefined;

export function locateAll(diagnostics: readonly Diagnostic[], locator: Locator): LocatedDiagnostic[] {
  return diagnostics.map(({ rule, severity, message, path, help, on = 'value', related = [] }) => ({
    rule,
    severity,
    message,
    path,
    help,
    place: locator(path, on),
    related: related.map((note) => ({ message: note.message, place: locator(note.path, 'value') })),
  }));
}
