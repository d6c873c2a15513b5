import type { Queue, Topology } from '../topology/topology';

/** Terraform's own default; fewer gain nothing. */
const LEAST = 10;
/** More gain nothing either, and AWS throttles. */
const MOST = 64;

/** How many dead-letter queues have to exist before this one. */
function depthOf(queue: Queue): number {
  const next = queue.owned ? queue.deadLetters?.queue : undefined;
  return next ? 1 + depthOf(next) : 0;
}

/**
 * How many operations Terraform may run at a time. The AWS provider waits some 25 s after it creates a queue, so all
 * that can be created at the same time should be: as many as the widest level of the graph has.
 */
export function parallelismFor({ topics, queues }: Topology): number {
  const levels = [topics.size];
  for (const queue of queues.values()) {
    const depth = depthOf(queue);
    levels[depth] = (levels[depth] ?? 0) + 1;
  }
  return Math.min(MOST, Math.max(LEAST, ...levels));
}
