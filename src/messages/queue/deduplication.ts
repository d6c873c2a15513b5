import { createHash } from 'node:crypto';

/** The identifier that a message has, or that is made of its body. */
export function deduplicationIdOf(message: {
  readonly body: string;
  readonly deduplicationId?: string | undefined;
}): string {
  return message.deduplicationId ?? createHash('sha256').update(message.body).digest('hex');
}

interface Remembered<T> {
  readonly at: number;
  readonly value: T;
}

/** What one FIFO topic or queue took in the last five minutes, by deduplication id. `T` is what it remembers of each. */
export class Deduplication<T> {
  private readonly seen = new Map<string, Remembered<T>>();

  constructor(
    private readonly byGroup: () => boolean,
    /** In the unit of the times. */
    private readonly interval: number,
  ) {}

  /** What was taken before under the identifier; `undefined` if this is the first, which is remembered. */
  earlier(groupId: string | undefined, id: string, now: number, value: T): T | undefined {
    this.forget(now);
    const key = JSON.stringify(this.byGroup() ? [groupId, id] : [id]);
    const before = this.seen.get(key);
    if (before !== undefined) return before.value;
    this.seen.set(key, { at: now, value });
    return undefined;
  }

  clear(): void {
    this.seen.clear();
  }

  /** They stand in the order of time. */
  private forget(now: number): void {
    for (const [key, { at }] of this.seen) {
      if (now - at < this.interval) return;
      this.seen.delete(key);
    }
  }
}
