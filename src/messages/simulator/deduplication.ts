import { DEDUPLICATION } from '#base/aws/calls';
import { createHash } from 'node:crypto';
import type { OwnedQueue, Topic } from '#model/topology';
import type { Outgoing } from './message';
import type { World } from './world';

/** The identifier that a message has, or that is made of its body. */
export function deduplicationIdOf({ body, deduplicationId }: Outgoing): string {
  return deduplicationId ?? createHash('sha256').update(body).digest('hex');
}

/** Which messages were accepted in the last five minutes, for one topic or queue. */
export class Deduplication {
  private readonly seen = new Map<string, number>();

  constructor(private readonly byGroup: boolean) {}

  /** Whether a message is the first of its identifier; remembers it. */
  private isFirst(groupId: string | undefined, id: string, now: number): boolean {
    const key = JSON.stringify(this.byGroup ? [groupId, id] : [id]);
    const before = this.seen.get(key);
    if (before !== undefined && now - before < DEDUPLICATION) return false;
    this.seen.set(key, now);
    return true;
  }

  /** Whether a FIFO topic or queue drops a message, since it took one of the same identifier in the last five minutes. */
  drops(world: World, by: Topic | OwnedQueue, message: Outgoing, origin: string): boolean {
    if (!by.fifo) return false;
    const at = world.now;
    const id = deduplicationIdOf(message);
    if (this.isFirst(message.groupId, id, at)) return false;
    const reason = `a message with the deduplication id \`${id}\` was accepted less than five minutes before`;
    world.events.push({ kind: 'duplicate', at, origin, by, reason });
    return true;
  }
}
