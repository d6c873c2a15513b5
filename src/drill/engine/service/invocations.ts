import { conditionsOf, setConditions, type Timeline } from './conditions';
import type { Queue } from './queue';
import { timeOf, type Work } from './task';
import type { Workers, WorkersMinute } from './workers';

const { floor, max, min } = Math;

export interface InvocationSettings {
  /** Of one message; a call processes its messages one after the other. */
  readonly work: Work;
  /** Seconds for which messages are collected. */
  readonly batchWindow: number;
  /** Seconds after which a call is ended, and all its messages come back. */
  readonly timeout: number;
  /** Whether only those messages come back that failed. */
  readonly partialFailures: boolean;
  /** Whether messages are deleted once a call has begun, whatever becomes of it. */
  readonly startsOnly: boolean;
  /** How many batches AWS takes at once: at first, more in each minute while messages wait, and at most. */
  readonly batches: { readonly first: number; readonly perMinute: number; readonly most: number };
  /** How many calls may go on at once. */
  readonly concurrency: number;
  readonly timeline: Timeline;
}

interface Batch {
  readonly queue: Queue;
  readonly messages: readonly number[];
  readonly receivedAt: number;
}

interface Call extends Batch {
  readonly finish: number;
  readonly timedOut: boolean;
}

/** Calls that AWS makes for the messages of queues: functions, and executions that a pipe starts. */
export class Invocations implements Workers {
  readonly isDeploying = false;
  readonly busyEnded = 0;
  count = 0;
  private batches: number;
  private readonly conditions;
  private readonly finishing = new Map<number, Call[]>();
  /** Taken from the queue, and not begun since as many calls go on as may. */
  private held: Batch[] = [];
  private failed = 0;
  private throttled = 0;
  private most = 0;
  private turn = 0;

  constructor(
    private readonly settings: InvocationSettings,
    private readonly queues: readonly Queue[],
    random: () => number,
  ) {
    this.conditions = conditionsOf(random);
    this.batches = settings.batches.first;
  }

  get desired(): number {
    return this.batches;
  }

  deploy(): void {
    // A new version takes over from one call to the next.
  }

  step(now: number): void {
    setConditions(this.conditions, this.settings.timeline, now);
    const ended = this.finishing.get(now) ?? [];
    this.finishing.delete(now);
    for (const call of ended) this.run(call, now);
    if (this.conditions.trouble !== 'stopped') this.fill(now);
    this.giveBack(now);
    this.most = max(this.most, this.count);
    if (now % 60 === 0) this.adapt();
  }

  endMinute(): WorkersMinute {
    const { batches, most, failed, throttled } = this;
    this.most = this.count;
    this.failed = this.throttled = 0;
    return { desired: batches, running: most, failed, throttled };
  }

  /** Ends a call, and begins others in its place as long as they end within the same second. */
  private run(ended: Call | undefined, now: number): void {
    for (let call = ended; call;) {
      this.end(call, now);
      const batch =
        this.conditions.trouble === 'stopped' ? undefined : (this.held.shift() ?? this.receive(call.finish));
      call = batch && this.begin(batch, call.finish, now);
    }
  }

  private fill(now: number): void {
    while (this.held.length > 0 && this.mayBegin) this.run(this.begin(this.held.shift()!, now, now), now);
    while (this.count + this.held.length < this.batches) {
      const batch = this.receive(now);
      if (!batch) return;
      this.run(this.begin(batch, now, now), now);
    }
  }

  private get mayBegin(): boolean {
    return !this.conditions.throttled && this.count < this.settings.concurrency;
  }

  private receive(at: number): Batch | undefined {
    for (let tried = 0; tried < this.queues.length; tried += 1) {
      this.turn = (this.turn + 1) % this.queues.length;
      const queue = this.queues[this.turn]!;
      const messages = queue.receive(this.settings.work.batch, at);
      if (messages.length > 0) return { queue, messages, receivedAt: at };
    }
    return undefined;
  }

  /** Gives the call back if it ends before the next second. */
  private begin(batch: Batch, from: number, now: number): Call | undefined {
    if (!this.mayBegin) {
      this.held.push(batch);
      this.throttled += 1;
      return undefined;
    }
    const { work, timeout, batchWindow } = this.settings;
    const collected = batch.messages.length < work.batch ? batchWindow : 0;
    let seconds = 0;
    for (let left = batch.messages.length; left > 0; left -= 1) seconds += timeOf(work, this.conditions);
    const timedOut = seconds > timeout;
    const finish = max(from, now) + collected + min(seconds, timeout);
    const { queue, messages, receivedAt } = batch;
    const call = { queue, messages, receivedAt, finish, timedOut };
    this.count += 1;
    if (finish < now + 1) return call;
    const second = floor(call.finish);
    const others = this.finishing.get(second);
    if (others) others.push(call);
    else this.finishing.set(second, [call]);
    return undefined;
  }

  private end({ queue, messages, receivedAt, finish, timedOut }: Call, now: number): void {
    this.count -= 1;
    const { partialFailures, startsOnly } = this.settings;
    const { fails } = this.conditions;
    const isLate = finish > receivedAt + queue.settings.visibility;
    const isWrong = (message: number) => fails || timedOut || queue.isPoison(message);
    if (!isLate && !messages.some(isWrong)) {
      for (const message of messages) queue.delete(message, finish);
      return;
    }
    const failing = messages.filter(isWrong);
    const isWholeBatch = isLate || timedOut || (failing.length > 0 && !partialFailures);
    // A function that names the messages which failed has not failed itself, so that no metric tells of it.
    if (failing.length > 0 && (timedOut || !partialFailures)) this.failed += startsOnly ? failing.length : 1;
    const isBack = new Set(startsOnly ? [] : isWholeBatch ? messages : failing);
    for (const message of messages) {
      if (isBack.has(message)) queue.abandon(message, receivedAt, now);
      else queue.delete(message, finish);
    }
  }

  /** What waited for a call until its visibility timeout ended is in the queue again. */
  private giveBack(now: number): void {
    if (this.held.length === 0) return;
    const isOver = ({ queue, receivedAt }: Batch) => receivedAt + queue.settings.visibility <= now + 1;
    for (const { queue, messages, receivedAt } of this.held.filter(isOver)) {
      for (const message of messages) queue.abandon(message, receivedAt, now);
    }
    this.held = this.held.filter((batch) => !isOver(batch));
  }

  private adapt(): void {
    const { first, perMinute, most } = this.settings.batches;
    const { throttled, fails } = this.conditions;
    // AWS slows down while calls fail or are throttled.
    const isWrong = throttled || fails || this.held.length > 0;
    const isWaiting = this.queues.some(({ waiting }) => waiting > 0);
    if (isWaiting && !isWrong) this.batches = min(most, this.batches + perMinute);
    else if (isWrong || this.count < this.batches / 2) this.batches = max(first, floor(this.batches / 2));
  }
}
