import type { Finding } from '#base/diagnostics/diagnostic';
import type { Explanation } from '#base/diagnostics/explanation';
import type { Framework } from '#model/judgement';
import type { Topology } from '#model/topology';

/** Takes what a rule finds; the rule's name and severity are added. */
export type Found = (finding: Omit<Finding, 'rule'>) => void;

/** The same of one of several topologies. */
export type FoundIn = (topology: Topology, finding: Omit<Finding, 'rule'>) => void;

/**
 * One thing that can be wrong with a topology that has the right shape. `bad` and `good` are its documentation and
 * its test.
 */
export interface Rule extends Explanation {
  /**
   * The bad example once somebody has done what the help says; absent where that is the good one. A test does not
   * take a rule whose help leads to another finding, or does not name what to change.
   */
  readonly followed?: string;
  /**
   * Whether an error may be made lighter, or accepted. Not where AWS would refuse the topology or no message could
   * arrive, which is what an error means otherwise. Warnings may always.
   */
  readonly adjustable?: true;
  /** What makes it an error, whatever else is set. */
  readonly compliance?: readonly Framework[];
  check?(topology: Topology, found: Found): void;
  /** The same for what can be seen only by looking at the topologies of all environments together. */
  checkTogether?(topologies: readonly Topology[], found: FoundIn): void;
}
