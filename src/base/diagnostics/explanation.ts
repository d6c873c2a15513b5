import type { Severity } from './diagnostic';
import type { RuleId } from './rule-id';

/** What `msgtopo explain` and the reference say of a finding. */
export interface Explanation {
  /** The bad state; what stands in brackets behind `error` or `warning`. */
  readonly id: RuleId;
  /** Unless the file says otherwise; `off` is reported only where it is asked for. */
  readonly severity: Severity | 'off';
  /** What is wrong, in one line. */
  readonly summary: string;
  /** What would happen, and the page that says so. */
  readonly why: string;
  /** Sections of a topology file, without `version`, `name` and `region` where these do not matter. */
  readonly bad: string;
  readonly good: string;
}
