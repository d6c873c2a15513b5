import { STEPS_PER_POLICY } from '#base/aws/scaling';
import type { Step } from '../auto-scaling/step-policy';

/** AWS refuses steps that overlap or leave a gap, and more than twenty. */
export function checkSteps(steps: readonly Step[], policy: string): void {
  const refuse = (why: string) => new Error(`the policy ${policy} has ${why}`);
  if (steps.length > STEPS_PER_POLICY)
    throw refuse(`${steps.length} steps, and AWS takes ${STEPS_PER_POLICY}`);
  const ordered = [...steps].sort((a, b) => (a.lower ?? -Infinity) - (b.lower ?? -Infinity));
  for (const [index, { upper }] of ordered.entries()) {
    const next = ordered[index + 1];
    if (next && next.lower !== upper) throw refuse('steps with a gap between them, or that overlap');
    if (!next && upper !== undefined && upper > 0) throw refuse('no step for the highest values');
  }
}
