import { createHash } from 'node:crypto';
import type { Outgoing } from './message';

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/FIFO-queues-exactly-once-processing.html */
const INTERVAL = 5 * 60;

/** What a FIFO topic or queue says of deduplication. */
interface Deduplicating {
  readonly contentBasedDeduplication: boolean | undefined;
}

/** The identifier that a message has, or gets from its body; `undefined` if it has none and gets none. */
export function deduplicationIdOf(
  { contentBasedDeduplication }: Deduplicating,
  { body, deduplicationId }: Outgoing,
): string | undefined {
  if (deduplicationId !== undefined) return deduplicationId;
  return contentBasedDeduplication === true ? createHash('sha256').update(body).digest('hex') : undefined;
}

/** Why a FIFO topic or queue refuses a message; `undefined` if it does not. */
export function refusalOf(element: Deduplicating, message: Outgoing): string | undefined {
  if (message.groupId === undefined) return 'it has no message group';
  if (deduplicationIdOf(element, message) !== undefined) return undefined;
  return 'it has no deduplication id, and `contentBasedDeduplication` is off';
}

/** Which messages were accepted in the last five minutes, for one topic or queue. */
export class Deduplication {
  private readonly seen = new Map<string, number>();

  constructor(private readonly byGroup: boolean) {}

  /** Whether a message is the first of its identifier; remembers it. */
  isFirst(groupId: string | undefined, id: string, now: number): boolean {
    const key = JSON.stringify(this.byGroup ? [groupId, id] : [id]);
    const before = this.seen.get(key);
    if (before !== undefined && now - before < INTERVAL) return false;
    this.seen.set(key, now);
    return true;
  }
}
