import type { Path } from '#base/diagnostics/path';

/**
 * What is wrong with a policy.
 * `refused`: SNS does not take it; `limit`: it is larger than SNS takes; `doubtful`: nobody has written down what SNS does.
 */
export interface Problem {
  readonly kind: 'refused' | 'limit' | 'doubtful';
  /** In the words of AWS where they are known. */
  readonly reason: string;
  /** From the root of the policy. */
  readonly path: Path;
  readonly help: string;
  /** Whether it is as doubtful in the pattern of an event source or of a rule of EventBridge. */
  readonly inEvents?: boolean;
  /** The whole answer of the Subscribe call, where it was recorded. */
  readonly answer?: string;
}

/** Takes a problem; parsing goes on after it, so that one run shows everything. */
export type ReportProblem = (problem: Problem) => undefined;

/** What SNS answers when a policy does not follow the grammar. */
export function refused(reason: string, path: Path, help: string): Problem {
  const answer = `Invalid parameter: Attributes Reason: FilterPolicy: ${reason}`;
  return { kind: 'refused', reason, path, help, answer };
}
