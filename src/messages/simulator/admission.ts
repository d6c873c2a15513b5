import type { OwnedQueue, Topic } from '#model/topology';
import { deduplicationIdOf, refusalOf, type Deduplication } from './deduplication';
import type { Outgoing } from './message';
import type { World } from './world';

/**
 * Whether a topic or queue takes a message. A FIFO one refuses what has no group or identifier, and takes the same
 * identifier once in five minutes.
 */
export function admits(
  world: World,
  by: Topic | OwnedQueue,
  message: Outgoing,
  origin: string,
  deduplication: Deduplication,
): boolean {
  if (!by.fifo) return true;
  const at = world.now;
  // What an owner elsewhere has set is not known: let it be the less strict.
  const settings = by.owned ? by : { contentBasedDeduplication: true };
  const refusal = refusalOf(settings, message);
  if (refusal !== undefined) {
    world.events.push({ kind: 'refused', at, origin, by, reason: refusal });
    return false;
  }
  const id = deduplicationIdOf(settings, message)!;
  if (deduplication.isFirst(message.groupId, id, at)) return true;
  const reason = `a message with the deduplication id \`${id}\` was accepted less than five minutes before`;
  world.events.push({ kind: 'duplicate', at, origin, by, reason });
  return false;
}
