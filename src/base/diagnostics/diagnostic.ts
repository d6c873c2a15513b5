import type { Path } from './path';
import type { RuleId } from './rule-id';

export type Severity = 'error' | 'warning';

/** Whether a finding is about the key (`retention:`) or about what follows it. */
export type Anchor = 'key' | 'value';

export interface Related {
  readonly path: Path;
  readonly message: string;
}

/**
 * One finding, as a value. `message` says what is wrong and `help` what to do; both are lower case without a
 * full stop. `path` becomes a file position only when the finding is located.
 */
export interface Diagnostic {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly message: string;
  readonly path: Path;
  readonly on?: Anchor;
  readonly help?: Help;
  readonly related?: readonly Related[];
}

/** What to do. A search for what was meant is a function: it runs only while findings are few enough to be read. */
export type Help = string | undefined | (() => string | undefined);

/** 1-based, in UTF-16 code units, as editors count. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A stretch of one file, and the text of the line that it starts on. */
export interface Place {
  readonly file: string;
  readonly start: Position;
  readonly end: Position;
  readonly lineText: string;
}

export interface LocatedRelated {
  readonly message: string;
  readonly place: Place | undefined;
}

/** A diagnostic that knows its place; what reporters take. */
export interface LocatedDiagnostic {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly message: string;
  readonly path: Path;
  readonly help: string | undefined;
  readonly place: Place | undefined;
  readonly related: readonly LocatedRelated[];
}

/** A finding that the topology accepts, and why. */
export interface AcceptedDiagnostic extends LocatedDiagnostic {
  readonly acceptance: { readonly reason: string; readonly until: string };
}

export type Finding = Omit<Diagnostic, 'severity'>;

export function error(finding: Finding): Diagnostic {
  return { ...finding, severity: 'error' };
}

export function warning(finding: Finding): Diagnostic {
  return { ...finding, severity: 'warning' };
}

export function hasErrors(diagnostics: readonly { readonly severity: Severity }[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}
