import { DEDUPLICATION } from '#base/aws/calls';
import type { OwnedQueue, Topic } from '#model/topology';
import { Deduplication, deduplicationIdOf } from '../queue/deduplication';
import type { Outgoing } from './message';
import type { World } from './world';

/** Drops what a simulated topic or queue took before. */
export class Duplicates {
  private readonly taken: Deduplication<true>;

  constructor(byGroup: boolean) {
    this.taken = new Deduplication(() => byGroup, DEDUPLICATION);
  }

  /** Whether a FIFO topic or queue drops a message, since it took one of the same identifier in the last five minutes. */
  drops(world: World, by: Topic | OwnedQueue, message: Outgoing, origin: string): boolean {
    if (!by.fifo) return false;
    const at = world.now;
    const id = deduplicationIdOf(message);
    if (this.taken.earlier(message.groupId, id, at, true) === undefined) return false;
    const reason = `a message with the deduplication id \`${id}\` was accepted less than five minutes before`;
    world.events.push({ kind: 'duplicate', at, origin, by, reason });
    return true;
  }
}
