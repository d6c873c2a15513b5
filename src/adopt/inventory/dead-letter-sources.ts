import type { LiveQueue } from './inventory';

/*
 * A topology lets a dead-letter queue take messages from its own queues alone. Where others send there too, that would
 * cut them off, so the queue stays open as it was found.
 */

const ARGUMENT = 'redrive_allow_policy';

/** The queues that others send their dead letters to, and that say nothing of who may. */
export function openDeadLetterQueues(queues: readonly LiveQueue[]): LiveQueue[] {
  const targets = new Set(queues.map(({ redrive }) => redrive?.target));
  return queues.filter(
    ({ arn, kept }) => targets.has(arn) && !kept.some(({ argument }) => argument === ARGUMENT),
  );
}

/** `why` says for each queue that must stay open, by ARN, who else may send dead letters there. */
export function keptOpen(queues: readonly LiveQueue[], why: ReadonlyMap<string, string>): LiveQueue[] {
  return queues.map((queue) => {
    const value = why.get(queue.arn);
    if (value === undefined) return queue;
    const open = { argument: ARGUMENT, words: 'every queue may send dead letters here:', value };
    return { ...queue, kept: [...queue.kept, open] };
  });
}
