import type { Site } from '#model/parts';
import { ownedQueues, ownedTopics, type Queue, type Topology } from '#model/topology';
import type { Placed } from '#model/element';

/** Terraform's own default; fewer gain nothing. */
const LEAST = 10;
/**
 * A queue that is waited for is asked for its attributes every three seconds, so these are some 170 calls a second. SQS
 * publishes no limit for them. What AWS throttles, as it does subscriptions at 100 a second, the provider tries again,
 * up to 25 times:
 * https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs#max_retries
 */
const MOST = 500;

/** How many dead-letter queues have to exist before this one. */
function depthOf(queue: Queue): number {
  const next = queue.owned ? queue.deadLetters?.queue : undefined;
  return next ? 1 + depthOf(next) : 0;
}

/**
 * How many operations Terraform may run at a time in one stack. The AWS provider waits some 25 s after it creates a
 * queue, and waiting costs nothing, so all that can be created at the same time should be: as many as the widest level of
 * the graph has.
 */
export function parallelismFor(topology: Topology, { stack }: Pick<Site, 'stack'>): number {
  const isHere = (element: Placed) => element.stack === stack;
  const levels = [ownedTopics(topology).filter(isHere).length];
  for (const queue of ownedQueues(topology).filter(isHere)) {
    const depth = depthOf(queue);
    levels[depth] = (levels[depth] ?? 0) + 1;
  }
  return Math.min(MOST, Math.max(LEAST, ...levels));
}
