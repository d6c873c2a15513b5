import type { Finding, Severity } from '../diagnostics/diagnostic';
import type { Topology } from '../topology/topology';

/** Takes what a rule finds; the rule's name and severity are added. */
export type Found = (finding: Omit<Finding, 'rule'>) => void;

/**
 * One thing that can be wrong with a topology that has the right shape. `bad` and `good` are its documentation and
 * its test: sections of a topology file, without `version`, `name` and `region`.
 */
export interface Rule {
  /** The bad state, as its file name says it. */
  readonly id: string;
  readonly severity: Severity;
  /** What is wrong, in one line. */
  readonly summary: string;
  /** What would happen, and the AWS page that says so. */
  readonly why: string;
  readonly bad: string;
  readonly good: string;
  check(topology: Topology, found: Found): void;
}
