import { error } from '#base/diagnostics/diagnostic';
import type { Allowed } from '../plan/guard';
import { depthOf } from '../plan/dangers/loss';
import { messagesLost } from '../plan/depth-words';
import type { PlanReport } from '../plan/report';
import { readDepths } from './depths';
import type { Planned } from './guard-stacks';
import type { Trouble } from './stack';
import { troubleOf } from './trouble';

/**
 * Counts again what is in the queues that may go only if they are empty. Between the plan and its apply a person may
 * have thought about the answer for an hour.
 */
export function stillEmpty(reports: readonly PlanReport[], { always, ifEmpty }: Allowed) {
  return async ({ stack, plan }: Planned): Promise<Trouble | undefined> => {
    const accepted = reports.find((report) => report.plan === plan)?.accepted ?? [];
    const conditional = accepted.filter(
      ({ allow, acceptance }) => !acceptance && ifEmpty.includes(allow) && !always.includes(allow),
    );
    if (conditional.length === 0) return undefined;
    const depths = await readDepths(plan);
    for (const { allow, address, diagnostic } of conditional) {
      const change = plan.changes.find((one) => one.address === address)!;
      const depth = depthOf(change, depths);
      if (depth === 0) continue;
      const message = `${change.element.label} was empty when the plan was made, and is not any more: ${messagesLost(depth)}`;
      const help = `nothing of ${stack.name} was changed; drain the queue and run it again with \`--allow-if-empty ${allow}\``;
      const { rule, path } = diagnostic;
      return { ...troubleOf(error({ rule, message, help, path, on: 'key' }), stack), cause: 'topology' };
    }
    return undefined;
  };
}
