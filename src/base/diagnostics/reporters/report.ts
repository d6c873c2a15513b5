import type { Style } from '../../util/style';
import type { AcceptedDiagnostic, LocatedDiagnostic } from '../diagnostic';

export interface Report {
  readonly diagnostics: readonly LocatedDiagnostic[];
  readonly accepted?: readonly AcceptedDiagnostic[];
  /** What was checked, for the summary: `topology.yaml`. */
  readonly subject: string;
  /** What else was asked for, for formats that are data. */
  readonly extra?: Readonly<Record<string, unknown>>;
  /** What the rules say of themselves, for formats that carry it. */
  readonly explain?: (rule: string) => RuleText | undefined;
}

export interface RuleText {
  readonly summary: string;
  readonly why: string;
}

/** Pure: turns findings into text; colours only through `style`. */
export type Reporter = (report: Report, style: Style) => string;
