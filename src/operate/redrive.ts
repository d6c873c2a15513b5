import { DEDUPLICATION } from '#base/aws/calls';
import type { Queue } from '#model/topology';
import { originOf, type DeadLetterQueue } from './dead-letter-queue';
import { dispatch } from './dispatch';
import { Pace } from './pace';
import type { HeldMessage, QueuePort } from './queue-port';
import { asDelivered } from './undelivered';
import { Sweep, untilOthersReturn, type Clock } from './sweep';

/*
 * A message is sent first and deleted afterwards. Whatever happens in between, it is in one queue or in both; a run
 * that was stopped goes on where it was when it is started again, and at most one batch arrives twice.
 */

/** Long enough for a batch, short enough to wait for after a run that was killed. */
const HIDE_SECONDS = 30;

/** With a filter, what does not pass is held aside until the end. */
const HIDE_ASIDE_SECONDS = 300;

export interface RedriveJob {
  readonly deadLetters: DeadLetterQueue;
  readonly from: QueuePort;
  readonly to: ReadonlyMap<Queue, QueuePort>;
  /** Which messages; all if absent. */
  readonly wanted: ((message: HeldMessage) => boolean) | undefined;
  /** At most this many. */
  readonly count: number | undefined;
  /** At most this many a second. */
  readonly rate: number | undefined;
}

export interface Surroundings {
  readonly clock: Clock;
  /** Ends the run between two batches. */
  readonly stop: AbortSignal;
  onMoved(moved: number): void;
}

/** Why a message stays among the dead letters. */
export type Reason = 'unwanted' | 'origin' | 'returned' | 'young' | 'behind' | 'refused';

export interface Redriven {
  readonly moved: number;
  readonly left: ReadonlyMap<Reason, number>;
  /** What SQS said of those that it refused. */
  readonly refusals: readonly string[];
  /** Sent, and still among the dead letters too. */
  readonly twice: number;
}

class Run {
  private moved = 0;
  private twice = 0;
  private readonly left = new Map<Reason, number>();
  private readonly refusals = new Set<string>();
  /** What SQS calls the copies: one that fails again comes back under this name. */
  private readonly copies = new Set<string>();
  /** Message groups of which something stays, so that the rest has to. */
  private readonly blocked = new Set<string | undefined>();

  constructor(
    private readonly job: RedriveJob,
    private readonly surroundings: Surroundings,
  ) {}

  async run(): Promise<Redriven> {
    const { job, surroundings } = this;
    const { clock } = surroundings;
    const pace = new Pace(job.rate, clock);
    const hideSeconds = job.wanted ? HIDE_ASIDE_SECONDS : HIDE_SECONDS;
    const patience = await untilOthersReturn(job.from, hideSeconds, clock);
    const sweep = new Sweep(job.from, hideSeconds, patience);
    try {
      while (!surroundings.stop.aborted) {
        const room = (job.count ?? Infinity) - this.moved;
        if (room === 0) break;
        await pace.wait();
        const messages = await sweep.next(Math.min(room, pace.most));
        if (messages.length === 0) break;
        const gone = await this.moveAll(messages);
        sweep.forget(gone);
        pace.count(gone.length);
        surroundings.onMoved(this.moved);
      }
    } finally {
      await sweep.end();
    }
    const { moved, left, refusals, twice } = this;
    return { moved, left, refusals: [...refusals], twice };
  }

  /** Gives those that are in their queue, and no longer here. */
  private async moveAll(messages: readonly HeldMessage[]): Promise<HeldMessage[]> {
    const byQueue = new Map<Queue, HeldMessage[]>();
    for (const message of messages) {
      const target = this.targetOf(message);
      if (typeof target === 'string') this.leave(message, target);
      else byQueue.set(target, [...(byQueue.get(target) ?? []), message]);
    }
    const gone: HeldMessage[] = [];
    for (const [queue, group] of byQueue) gone.push(...(await this.move(queue, group)));
    return gone;
  }

  private async move(queue: Queue, messages: readonly HeldMessage[]): Promise<HeldMessage[]> {
    const { deadLetters, from, to } = this.job;
    const copies = messages.map((message) => asDelivered(deadLetters, message));
    const { sent, refused } = await dispatch(to.get(queue)!, copies, queue.fifo);
    for (const copy of sent.values()) this.copies.add(copy);
    for (const message of messages) {
      const reason = refused.get(message.id);
      if (reason === undefined) continue;
      this.refusals.add(reason);
      this.leave(message, 'refused');
    }
    const delivered = messages.filter(({ id }) => sent.has(id));
    if (delivered.length === 0) return [];
    const kept = new Set(await from.remove(delivered));
    this.moved += delivered.length;
    this.twice += kept.size;
    return delivered.filter(({ id }) => !kept.has(id));
  }

  private targetOf(message: HeldMessage): Queue | Reason {
    const { deadLetters, wanted } = this.job;
    if (this.copies.has(message.id)) return 'returned';
    const origin = originOf(deadLetters, message);
    if (!origin) return 'origin';
    if (wanted && !wanted(message)) return 'unwanted';
    if (origin.fifo && this.blocked.has(message.groupId)) return 'behind';
    return origin.fifo && this.isYoung(message) ? 'young' : origin;
  }

  /** Whether its queue might take the message for a duplicate of itself: it would say yes, and drop it. */
  private isYoung({ sentAt, sourceArn }: HeldMessage): boolean {
    const age = this.surroundings.clock.now() - sentAt;
    return sourceArn !== undefined && age < DEDUPLICATION * 1000;
  }

  private leave({ groupId }: HeldMessage, reason: Reason): void {
    this.left.set(reason, (this.left.get(reason) ?? 0) + 1);
    this.blocked.add(groupId);
  }
}

/** Sends dead letters back to where they came from. */
export function redrive(job: RedriveJob, surroundings: Surroundings): Promise<Redriven> {
  return new Run(job, surroundings).run();
}
