import type { Style } from '../../util/style';
import type { LocatedDiagnostic } from '../diagnostic';

export interface Report {
  readonly diagnostics: readonly LocatedDiagnostic[];
  /** What was checked, for the summary: `topology.yaml`. */
  readonly subject: string;
}

/** Pure: turns findings into text; colours only through `style`. */
export type Reporter = (report: Report, style: Style) => string;
