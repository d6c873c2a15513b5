import type { Anchor, Diagnostic, Help, LocatedDiagnostic, Place } from './diagnostic';
import type { Path } from './path';

/** Finds where a path was written. */
export type Locator = (path: Path, on: Anchor) => Place | undefined;

/** Nobody reads so many suggestions, and in a huge file each is a long search. */
const MOST_SEARCHES = 50;

function helpOf(help: Help, index: number): string | undefined {
  if (typeof help !== 'function') return help;
  return index < MOST_SEARCHES ? help() : undefined;
}

/** Turns paths into places, and gives each finding its help. */
export function locateAll(diagnostics: readonly Diagnostic[], locator: Locator): LocatedDiagnostic[] {
  return diagnostics.map(({ rule, severity, message, path, help, on = 'value', related = [] }, index) => ({
    rule,
    severity,
    message,
    path,
    help: helpOf(help, index),
    place: locator(path, on),
    related: related.map((note) => ({ message: note.message, place: locator(note.path, 'value') })),
  }));
}
