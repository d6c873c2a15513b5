import type { Inventory, LiveQueue } from '../inventory/inventory';
import { othersOfQueue } from './others';

/*
 * A dead-letter queue that serves one queue alone, and is otherwise like it, is written below that queue. One that
 * others use too, that a program reads, or that has settings of its own, is a queue of the file.
 */

/** What a dead-letter queue that is made for a queue has in common with it; a file cannot say otherwise. */
function isAlike(queue: LiveQueue, deadLetters: LiveQueue, account: string): boolean {
  const same = (
    ['fifo', 'contentBasedDeduplication', 'deduplicationScope', 'throughputLimit', 'kmsKey'] as const
  ).every((key) => queue[key] === deadLetters[key]);
  return (
    same &&
    queue.sqsEncryption === deadLetters.sqsEncryption &&
    Object.entries(deadLetters.tags).every(([key, value]) => queue.tags[key] === value) &&
    deadLetters.delay === 0 &&
    deadLetters.redrive === undefined &&
    Object.keys(othersOfQueue(deadLetters, account)).length === 0
  );
}

/** The queue that each dead-letter queue belongs to, by the ARN of the latter. */
export function ownersOf({
  queues,
  subscriptions,
  programs = [],
  account,
}: Inventory): ReadonlyMap<string, LiveQueue> {
  const byArn = new Map(queues.map((queue) => [queue.arn, queue]));
  const fed = new Set([
    ...subscriptions.flatMap(({ endpoint, deadLetters }) => [endpoint, deadLetters]),
    ...programs.flatMap((one) => [...one.queues, ...one.sends]),
  ]);
  const users = new Map<string, LiveQueue[]>();
  for (const queue of queues) {
    const target = queue.redrive?.target;
    if (target === undefined) continue;
    const known = users.get(target);
    if (known) known.push(queue);
    else users.set(target, [queue]);
  }
  const owners = new Map<string, LiveQueue>();
  for (const [target, [owner, ...others]] of users) {
    const deadLetters = byArn.get(target);
    const isSole = owner !== undefined && others.length === 0 && !fed.has(target) && owner.arn !== target;
    if (deadLetters && isSole && isAlike(owner, deadLetters, account)) owners.set(target, owner);
  }
  return owners;
}
